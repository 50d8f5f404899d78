"""History: when each file of a playbook last changed, as git knows it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

_LOG = (
    "git", "-c", "log.showSignature=false", "log",
    # first parents only: a merged change counts from when it was merged, which is when it shows
    "--first-parent", "-m", "--no-renames", "--no-color", "--no-ext-diff",
    # names relative to the playbook, which may lie deep in a repository; -z leaves them unquoted
    "--relative", "--name-only", "-z", "--format=%x01%ct %D", "--", ".",
)  # fmt: skip
_REDIRECTS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")


def revisions(root: Path) -> Mapping[str, datetime]:
    """The last commit (UTC) of each file below `root`; empty when there is no usable history.

    A shallow clone is not usable: every file older than its edge would seem to change with it.
    """
    # inside a git hook these point at the index of the moment instead of at `root`
    environment = {name: value for name, value in os.environ.items() if name not in _REDIRECTS}
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        told = subprocess.run(
            _LOG, cwd=root, env=environment, capture_output=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return {}
    return read_log(told)


def read_log(told: bytes) -> Mapping[str, datetime]:
    """Path → newest commit from the output of `git log`; empty when the log has a shallow edge."""
    newest: dict[str, int] = {}
    seconds = 0
    for part in told.decode("utf-8", "surrogateescape").split("\0"):
        path = part.removeprefix("\n")  # git puts a line break between a commit and its files
        if part.startswith("\x01"):
            commit, _, path = part[1:].partition("\n")
            when, _, names = commit.partition(" ")
            if "grafted" in names.split(", "):
                return {}
            seconds = int(when)
        if path:
            newest[path] = max(newest.get(path, 0), seconds)
    return {path: datetime.fromtimestamp(newest[path], UTC) for path in sorted(newest)}
