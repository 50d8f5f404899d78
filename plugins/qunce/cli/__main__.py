"""`python -m qunce.cli`."""

from qunce.cli import main

main()
