"""`qunce schema`: the JSON Schema of every kind, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from qunce.cli import terminal
from qunce.cli.folder import playbook_root


@click.command()
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False)
)
def schema(folder: Path | None) -> None:
    """把每一类文件的 JSON Schema 写到 DIR（不写就是手册里的 .qunce/schema），编辑器据此补全和提示。

    Write one JSON Schema per kind into DIR, with Chinese titles, for completion in editors; by
    default into .qunce/schema of the playbook, where the first line of its files looks for them.
    """
    folder = folder or playbook_root(None) / ".qunce" / "schema"
    written = write_schemas(folder)
    terminal.say(f"{folder} 里有 {len(written)} 份结构说明：{'、'.join(written)}")


def write_schemas(folder: Path) -> list[str]:
    """Write every schema that changed; gives the names of all."""
    from qunce.output import write_whole

    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for name, data in schema_files().items():
        path = folder / name
        if not (path.is_file() and path.read_bytes() == data):
            write_whole(path, data)
        names.append(name)
    return names


def schema_files() -> dict[str, bytes]:
    """Every schema as the bytes of its file, by file name."""
    import json

    from qunce.kinds.schema import schema_of_record, schemas
    from qunce.resolve import PACKS
    from qunce.rules import RULES
    from qunce.rules.redline.packs.team import TeamPack

    every = {**schemas(RULES), "redlines": schema_of_record(TeamPack, "红线包", PACKS)}
    return {
        f"{name}.json": (json.dumps(one, ensure_ascii=False, indent=2) + "\n").encode()
        for name, one in every.items()
    }
