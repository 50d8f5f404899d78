"""Where a playbook's files lie, and reading them; knows nothing of what is in them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

ROOTS = ("content", "calendar")
ENDINGS = (".yml", ".yaml", ".md")


def belongs(path: str) -> bool:
    """True for YAML and Markdown below content/ and calendar/; hidden files are nobody's."""
    parts = PurePosixPath(path).parts
    return (
        len(parts) > 1
        and parts[0] in ROOTS
        and path.endswith(ENDINGS)
        and not any(part.startswith((".", "_")) for part in parts)
    )


def read_folder(root: Path) -> dict[str, bytes]:
    """Every file of a playbook folder that belongs to it: path with `/` → bytes, sorted."""
    files: dict[str, bytes] = {}
    for name in ROOTS:
        for path in sorted((root / name).rglob("*")):
            inside = path.relative_to(root).as_posix()
            if belongs(inside) and path.is_file():
                files[inside] = path.read_bytes()
    return files
