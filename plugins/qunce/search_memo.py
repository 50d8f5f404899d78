"""Remembering how a site's Chinese was split, so that the next build loads no dictionary.

A split depends on the run of characters, on the names that the playbook adds to the dictionary
and on the program that splits; the last two are the state that all runs of one file share.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from qunce.derived.digest import blake2b
from qunce.output import write_whole
from qunce.render import search
from qunce.render.search import BORDER, Segmenter, segmented

PACKAGE = "rjieba"


def segment_index(index: Path, words: Iterable[str], kept: Path) -> None:
    """Segment the search index of a site where it lies; `kept` is the file of split runs."""
    names = sorted(set(words))
    state = _state(names)
    known = _read(kept, state)
    segmenter = Segmenter(names, known)
    write_whole(index, segmented(index.read_bytes(), segmenter))
    if segmenter.runs != known:
        _write(kept, {"state": state, "runs": segmenter.runs})


def _state(names: list[str]) -> str:
    told = json.dumps([names, version(PACKAGE)])
    code = Path(search.__file__).read_bytes()
    return blake2b(told.encode("utf-8", "surrogatepass") + code, digest_size=16).hexdigest()


def _read(kept: Path, state: str) -> dict[str, str]:
    try:
        stored = json.loads(kept.read_bytes())
        if stored["state"] != state:
            return {}
        runs = {**stored["runs"]}
        whole = all(split.replace(BORDER, "") == run for run, split in runs.items())
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}
    return runs if whole else {}


def _write(kept: Path, value: object) -> None:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_whole(kept, json.dumps(value, ensure_ascii=False).encode())
    except OSError:
        return  # a folder that cannot be written to only costs time
