"""Resolve: nodes → a typed, frozen playbook, and a finding for each thing that makes no sense."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from qunce.derived.expressions import expression
from qunce.finding import Finding, Span, closest
from qunce.kinds import KINDS, Kind
from qunce.load import Loaded, Node, Page, kind_of
from qunce.load import Mapping as MapNode
from qunce.load.faults import EMPTY, SHAPE
from qunce.resolve import builtin, faults
from qunce.resolve.contradictions import contradictions
from qunce.resolve.evidence import missing_files
from qunce.resolve.files import id_of_file, kind_of_file
from qunce.resolve.layers import OWN_KEYS, layered
from qunce.resolve.playbook import FIELDS, Authored, Playbook
from qunce.resolve.readers import Bad, Desk, read_keys
from qunce.resolve.visibility import level_of, upward

__all__ = ["Authored", "Desk", "Playbook", "resolve"]

PACKS = "content/redlines/"
"""Where a team's own red-line packs lie."""
_ID = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def resolve(loaded: Loaded, present: Iterable[str] = ()) -> tuple[Playbook | None, list[Finding]]:
    """Give the nodes their meaning; None only when there is no usable charter.

    `present` names the files that are in the folder without being read, as proofs are.
    """
    desk = Desk()
    nodes = sort_out(loaded, desk)
    nodes["day"] = builtin.with_own(nodes["day"])
    built: dict[str, dict[str, object]] = {}
    for kind in KINDS:
        desk.written[kind.name] = nodes[kind.name]
    for kind in KINDS:
        usable = {name: node for name, node in nodes[kind.name].items() if node is not None}
        things = layered(kind, usable, desk)
        built[kind.name] = {}
        for name in sorted(things):
            same = builtin.untouched(name, things[name]) if kind.name == "day" else None
            thing = same or read_thing(kind, name, things[name], loaded, desk)
            if thing is not None:
                built[kind.name][name] = thing
        desk.sound[kind.name] = built[kind.name]
    charter = built["playbook"].get("playbook")
    if charter is None:
        if not nodes["playbook"]:
            desk.say(faults.NO_CHARTER, Span("content/playbook.yml"), "没有 content/playbook.yml")
        return None, _sorted(desk.findings)
    playbook = Playbook(
        charter=charter,  # type: ignore[arg-type]
        zone=_zone(charter, desk),
        pages=_pages(loaded, desk),
        packs=_packs(loaded),
        present=frozenset((*loaded, *present)),
        **{FIELDS[name]: things for name, things in built.items() if name in FIELDS},  # type: ignore[arg-type]
    )
    desk.findings.extend(contradictions(playbook))
    desk.findings.extend(missing_files(playbook))
    desk.findings.extend(upward(playbook))
    return playbook, _sorted(desk.findings)


def _pages(loaded: Loaded, desk: Desk) -> dict[str, Authored]:
    """The Markdown pages that are no lessons, by path.

    Of their front matter only `visibility` is ours; the rest is the site's affair.
    """
    return {
        path: Authored(
            path, one.matter.source.text, one.body, one.body_line, level_of(one.matter.node, desk)
        )
        for path, one in loaded.items()
        if isinstance(one, Page) and path.startswith("content/") and kind_of_file(path) is None
    }


def _packs(loaded: Loaded) -> dict[str, Node]:
    """The team's own red-line packs that could be parsed, by path."""
    return {
        path: one.node
        for path, one in loaded.items()
        if not isinstance(one, Page) and one.node is not None and path.startswith(PACKS)
    }


def _sorted(findings: list[Finding]) -> list[Finding]:
    return sorted(set(findings), key=lambda one: one.order)


def sort_out(loaded: Loaded, desk: Desk) -> dict[str, dict[str, MapNode | None]]:
    """Each kind's nodes by id; None for a thing whose file could not be read."""
    nodes: dict[str, dict[str, MapNode | None]] = {kind.name: {} for kind in KINDS}
    for path, one in loaded.items():
        kind = kind_of_file(path)
        parsed = one.matter if isinstance(one, Page) else one
        if kind is None:
            if not isinstance(one, Page) and not path.startswith(PACKS):
                _stray(path, desk)
            desk.findings.extend(
                # a page may do without front matter, and so with an empty one
                found
                for found in parsed.findings
                if not path.endswith(".md") or found.code != EMPTY.code
            )
            continue
        desk.findings.extend(parsed.findings)
        if isinstance(one, Page) and parsed.node is None and not parsed.findings:
            desk.say(
                faults.MISSING_KEY, Span(path), "课文开头没有「---」括起来的课程信息",
                "写上 title、objectives、minutes、key_points",
            )  # fmt: skip
        node = parsed.node
        if node is not None and not isinstance(node, MapNode):
            desk.say(SHAPE, node.span, f"文件应当是键值表，写成了{kind_of(node)}", "写成「键: 值」")
            node = None
        if kind.many:
            for name, (key_node, value) in node.entries.items() if node else ():
                if name == "$schema":
                    continue
                if not _ID.fullmatch(name):
                    desk.say(faults.BAD_ID, key_node.span, f"「{name}」不能当 id")
                elif name in nodes[kind.name]:
                    desk.say(faults.SAME_ID, key_node.span, f"「{name}」在别的文件里已经有了")
                elif isinstance(value, MapNode):
                    nodes[kind.name][name] = value
                else:
                    nodes[kind.name][name] = None
                    desk.say(SHAPE, value.span, f"「{name}」应当是键值表，写成了{kind_of(value)}")
            continue
        name = id_of_file(path)
        if not kind.beside and not _ID.fullmatch(name):
            desk.say(faults.BAD_ID, Span(path), f"文件名「{name}」不能当 id")
        elif name in nodes[kind.name]:
            said = f"另一个文件已经用了 id「{name}」"
            mend = ""
            if kind.beside:
                said = f"「{name}」这张图有两个文件写它的字"
                mend = "一张图只写一个，把两份并成一份"
            desk.say(faults.SAME_ID, Span(path), said, mend)
        else:
            nodes[kind.name][name] = node
    return nodes


def _stray(path: str, desk: Desk) -> None:
    folders = {*(kind.folder for kind in KINDS if not kind.beside), PACKS.rstrip("/")}
    folder = path.rpartition("/")[0]
    guess = closest(folder, folders) or closest(path, folders)
    desk.say(
        faults.STRAY, Span(path), "这个文件没有放在任何一类的文件夹里，不会被读",
        f"是不是要放到「{guess}」？" if guess else f"可用的文件夹：{'、'.join(sorted(folders))}",
    )  # fmt: skip


def read_thing(kind: Kind, name: str, node: MapNode, loaded: Loaded, desk: Desk) -> object | None:
    entries = {
        key: entry for key, entry in node.entries.items() if key not in OWN_KEYS or key == "was"
    }
    node = MapNode(entries, node.start, node.end, node.source)
    values = read_keys(kind.model, node, desk, f"{kind.title}「{name}」")
    if isinstance(values, Bad):
        return None
    if kind.name == "lesson":
        page = loaded[node.source.path]
        assert isinstance(page, Page)  # a lesson's node comes from a page's front matter
        values |= {"path": node.source.path, "body": page.body, "body_line": page.body_line}
    return kind.model(node=node, id=name, **values)  # type: ignore[no-any-return]


def _zone(charter: object, desk: Desk) -> ZoneInfo:
    from qunce.kinds.playbook.model import Charter

    assert isinstance(charter, Charter)
    try:
        return ZoneInfo(charter.timezone)
    except (KeyError, ValueError, OSError):
        desk.say(
            faults.BAD_VALUE, charter.at("timezone"), f"没有叫「{charter.timezone}」的时区",
            "如 Asia/Shanghai",
        )  # fmt: skip
        return ZoneInfo("Asia/Shanghai")
