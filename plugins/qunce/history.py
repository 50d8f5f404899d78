"""History: when each file of a playbook last changed and what it said before, as git knows it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from qunce.tuples import NamedTuple

_LOG = (
    "git", "-c", "log.showSignature=false", "log",
    # first parents only: a merged change counts from when it was merged, which is when it shows
    "--first-parent", "-m", "--no-renames", "--no-color", "--no-ext-diff",
    # names relative to the playbook, which may lie deep in a repository; -z leaves them unquoted
    "--relative", "--name-only", "-z", "--format=%x01%ct %D", "--", ".",
)  # fmt: skip
_HISTORY = (*_LOG[:-3], "--format=%x01%ct %H %D")
_REDIRECTS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")


Version = tuple[datetime, bytes]
"""When a file was committed so, and what it said."""


def revisions(root: Path) -> Mapping[str, datetime]:
    """The last commit (UTC) of each file below `root`; empty when there is no usable history.

    A shallow clone is not usable: every file older than its edge would seem to change with it.
    """
    return read_log(_git(root, _LOG))


def tip(root: Path) -> str:
    """The commit that the history of `root` ends with; empty without one."""
    return _git(root, ("git", "rev-parse", "--verify", "--quiet", "HEAD")).decode().strip()


def teller(root: Path) -> Callable[[Mapping[str, datetime]], dict[str, list[Version]]]:
    """How earlier states of files are told: `versions` of this folder."""
    return lambda since: versions(root, since)


def versions(root: Path, since: Mapping[str, datetime]) -> dict[str, list[Version]]:
    """What each file said at a moment and after it: (commit time, content), oldest first.

    A path that ends with a slash stands for each file below that was changed since, or that is
    being changed, whether it is still there or not. A file without a past is left out; one whose
    past nobody can know (no repository, a shallow clone) has an empty list.
    """
    asked = {path: since[path] for path in since if "\n" not in path}  # git is asked by lines
    if not asked:
        return {}
    told = _git(root, (*_HISTORY, "--", *(f":(literal){path}" for path in sorted(asked))))
    if not told and not tip(root):
        return {path: [] for path in sorted(asked) if not path.endswith("/")}
    changes = read_changes(told)
    files = {**_below(root, asked, changes), **asked}
    known = {path: _from(changes.get(path, []), files[path]) for path in sorted(files)}
    wanted = [(path, one) for path, states in known.items() for one in states]
    names = "".join(f"{one.commit}:./{path}\n" for path, one in wanted)
    contents = read_batch(
        _git(root, ("git", "cat-file", "--batch"), names.encode("utf-8", "surrogateescape")),
        len(wanted),
    )
    found: dict[str, list[Version]] = {
        path: [] for path, states in known.items() if path in asked and path in changes
        if not states
    }  # fmt: skip
    for (path, one), data in zip(wanted, contents, strict=False):
        if data is not None:
            found.setdefault(path, []).append((one.when, data))
    return found


def _below(
    root: Path, asked: Mapping[str, datetime], changes: Mapping[str, Sequence[Change]]
) -> dict[str, datetime]:
    """The files that a folder among those asked for stands for."""
    found: dict[str, datetime] = {}
    for folder in (one for one in asked if one.endswith("/")):
        told = _git(
            root,
            ("git", "diff", "--name-only", "--relative", "--no-renames", "--no-ext-diff", "-z",
             "HEAD", "--", f":(literal){folder}"),
        )  # fmt: skip
        changing = set(told.decode("utf-8", "surrogateescape").split("\0"))
        for path, states in changes.items():
            if path.startswith(folder) and "\n" not in path and (
                path in changing or any(one.when > asked[folder] for one in states)
            ):  # fmt: skip
                found[path] = asked[folder]
    return found


class Change(NamedTuple):
    """A commit that touched a file."""

    when: datetime
    commit: str
    edge: bool
    """True where a shallow clone begins: the file may have been so for much longer."""


def read_changes(told: bytes) -> dict[str, list[Change]]:
    """Path → its changes from the output of `git log`, oldest first."""
    changes: dict[str, list[Change]] = {}
    change = Change(datetime.fromtimestamp(0, UTC), "", edge=False)
    for part in told.decode("utf-8", "surrogateescape").split("\0"):
        path = part.removeprefix("\n")
        if part.startswith("\x01"):
            head, _, path = part[1:].partition("\n")
            seconds, _, rest = head.partition(" ")
            commit, _, names = rest.partition(" ")
            when = datetime.fromtimestamp(int(seconds), UTC)
            change = Change(when, commit, "grafted" in names.split(", "))
        if path:
            changes.setdefault(path, []).insert(0, change)
    return changes


def read_batch(told: bytes, count: int) -> list[bytes | None]:
    """The contents that `git cat-file --batch` gave; None for what it did not have."""
    found: list[bytes | None] = []
    at = 0
    while len(found) < count and (stop := told.find(b"\n", at)) >= 0:
        head = told[at:stop].split(b" ")
        at = stop + 1
        if len(head) == 3 and head[1] == b"blob":
            size = int(head[2])
            found.append(told[at : at + size])
            at += size + 1
        else:
            found.append(None)
    return found


def _from(changes: list[Change], moment: datetime) -> list[Change]:
    """The change that was in force at a moment, and those after it; none when nobody can know."""
    before = [one for one in changes if one.when <= moment]
    after = [one for one in changes if one.when > moment]
    if not before and any(one.edge for one in after):
        return []
    return [*before[-1:], *after]


def files_at(root: Path, revision: str) -> dict[str, bytes] | None:
    """Every file below `root` as a revision had it, by path; None where git knows no such one."""
    commit = _git(root, ("git", "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"))
    if not commit.strip() or revision.startswith("-"):
        return None
    name = commit.decode().strip()
    listed = _git(root, ("git", "ls-tree", "-r", "-z", "--name-only", name, "--", "."))
    paths = [one for one in listed.decode("utf-8", "surrogateescape").split("\0") if one]
    paths = [one for one in paths if "\n" not in one]
    asked = "".join(f"{name}:./{path}\n" for path in paths)
    contents = read_batch(
        _git(root, ("git", "cat-file", "--batch"), asked.encode("utf-8", "surrogateescape")),
        len(paths),
    )
    return {path: data for path, data in zip(paths, contents, strict=False) if data is not None}


def _git(root: Path, command: Sequence[str], given: bytes = b"") -> bytes:
    """What a git command says; nothing when there is no git, no repository or no such thing."""
    # inside a git hook these point at the index of the moment instead of at `root`
    environment = {name: value for name, value in os.environ.items() if name not in _REDIRECTS}
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    folder = root.resolve()
    if not any((one / ".git").exists() for one in (folder, *folder.parents)):
        return b""  # to start git just to hear so takes as long as reading fifty files
    import subprocess

    try:
        return subprocess.run(
            command, cwd=root, env=environment, capture_output=True, check=True, input=given
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""


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
