"""What was worked out from this program's own files once, kept beside them like compiled Python.

It belongs to one interpreter and to one state of the files it was made of: any other finds nothing
here and works everything out again. Nothing in it comes from a playbook.
"""
