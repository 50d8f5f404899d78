"""What was worked out from files of this package once, kept beside them like compiled Python."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import qunce

FOLDER = Path(qunce.__file__).parent / "packs" / "__pycache__"
"""Where Python itself would keep such things: whoever writes here could change the program."""


def stored(name: str, sources: Iterable[bytes], make: Callable[[], Any]) -> Any:
    """What `make` gives, as JSON holds it; made only when a source has changed since."""
    digest = hashlib.blake2b(qunce.__version__.encode(), digest_size=12)
    for source in sources:
        digest.update(len(source).to_bytes(8, "big") + source)
    place = FOLDER / f"{name}-{digest.hexdigest()}.json"
    try:
        return json.loads(place.read_bytes())
    except (OSError, ValueError):
        value = make()
    with contextlib.suppress(OSError):  # a folder that cannot be written to only costs time
        FOLDER.mkdir(exist_ok=True)
        others = [one for one in FOLDER.glob(f"{name}-*.json") if one != place]
        whole = place.with_suffix(f".{os.getpid()}")
        whole.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")
        whole.replace(place)
        for old in others:
            old.unlink(missing_ok=True)
    return value
