"""What happens when we are wrong: a short apology, and a log ready to be pasted into a report."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from qunce import __version__


def log_mishap(error: Exception) -> str:
    """Write the traceback to a new file; gives the message that names it."""
    text = "\n".join(
        (
            f"qunce {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"qunce {' '.join(sys.argv[1:])}",
            "",
            "```text",
            "".join(traceback.format_exception(error)).rstrip(),
            "```",
            "",
        )
    )
    said = f"群策自己出错了：{type(error).__name__}: {error}"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="qunce-", suffix=".log", delete=False, encoding="utf-8"
        ) as file:
            file.write(text)
    except OSError:
        return f"{said}\n{text}"
    return (
        f"{said}\n"
        f"这不是手册的问题。把 {Path(file.name)} 的全文贴到缺陷报告里，我们就能找到原因。\n"
        "This is our bug. Please paste the whole of that file into a bug report."
    )
