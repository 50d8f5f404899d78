"""`python -m qunce`."""

from qunce.cli import run

run()
