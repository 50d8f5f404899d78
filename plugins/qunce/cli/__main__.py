"""`python -m qunce.cli`."""

from qunce.cli import run

run()
