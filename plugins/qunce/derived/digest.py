"""The digest that everything is told apart by, without loading OpenSSL as `hashlib` does.

`random` in the standard library reaches past `hashlib` in the same way.
"""

from _blake2 import blake2b

__all__ = ["blake2b"]
