"""The command line: one file a command; arguments in, exit codes out."""

from __future__ import annotations

import click

from qunce import __version__
from qunce.cli.check import check


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="qunce")
def main() -> None:
    """群策：把社群运营手册当代码管。The community-marketing playbook as code."""


main.add_command(check)
