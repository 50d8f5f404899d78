"""Changes: an edited file reads the same but for the one value that was to change."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.change import applied, cut, diff, entry, inside, put, quoted
from qunce.finding import Change, Edit, Span
from qunce.load import Mapping, Node, Scalar, parse_bytes

PATH = "calendar/schedules/vip-week.yml"
TEXT = """\
title: 会员群周排期
slots:
  # 周一发一条
  mon-tips: {day: mon, at: 10:30, theme: tips}  # 早上
  tue-poll:
    day:
      - tue
      - thu
    at: 20:00
    note: |
      记得配图

  wed-gift: {
    day: [wed, fri],  # 两天
    theme: gift,
  }
"""


def plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {name: plain(value) for name, (_, value) in node.entries.items()}
    if isinstance(node, Scalar):
        return node.value
    return None if node is None else [plain(one) for one in node.items]


def read(data: bytes) -> Mapping:
    parsed = parse_bytes(PATH, data)
    assert parsed.findings == ()
    assert isinstance(parsed.node, Mapping)
    return parsed.node


def edited(text: str, edits: tuple[Edit, ...]) -> str:
    return applied({PATH: text.encode()}, Change("", edits))[PATH].decode()


def slot(name: str, text: str = TEXT) -> Mapping:
    found = inside(read(text.encode()), "slots", name)
    assert found is not None
    return found


def test_a_value_is_put_in_place_of_the_old_one_and_comments_stay() -> None:
    new = edited(TEXT, (*put(slot("mon-tips"), "day", "tue"), *put(slot("mon-tips"), "at", "9:00")))

    assert new == TEXT.replace("day: mon, at: 10:30", "day: tue, at: 9:00")


def test_a_block_list_is_replaced_as_a_whole() -> None:
    new = edited(TEXT, put(slot("tue-poll"), "day", "[tue, fri]"))

    assert new == TEXT.replace("- tue\n      - thu\n", "[tue, fri]\n")


def test_a_new_key_stands_behind_the_last_one_in_the_same_style() -> None:
    one_line = edited(TEXT, put(slot("mon-tips"), "owner", "qiu"))
    block = edited(TEXT, put(slot("tue-poll"), "owner", "qiu"))
    many_lines = edited(TEXT, put(slot("wed-gift"), "at", "20:00"))

    assert "theme: tips, owner: qiu}  # 早上\n" in one_line
    assert "      记得配图\n    owner: qiu\n\n  wed-gift" in block
    assert "    theme: gift, at: 20:00,\n  }" in many_lines


def test_a_new_slot_stands_below_the_last_one_behind_its_comment() -> None:
    slots = inside(read(TEXT.encode()), "slots")
    assert slots is not None

    assert edited(TEXT, entry(slots, "sun", "{day: sun}")).endswith("  }\n  sun: {day: sun}\n")
    assert edited(
        "slots:\n  a: {}  # 末尾", entry(inner("slots:\n  a: {}  # 末尾"), "b", "{}")
    ) == ("slots:\n  a: {}  # 末尾\n  b: {}")


def inner(text: str) -> Mapping:
    found = inside(read(text.encode()), "slots")
    assert found is not None
    return found


def test_a_slot_is_cut_out_with_its_lines_and_a_key_with_its_comma() -> None:
    slots = inside(read(TEXT.encode()), "slots")
    assert slots is not None

    assert "tue-poll" not in edited(TEXT, cut(slots, "tue-poll"))
    assert edited("a: {x: 1, y: 2, z: 3}\n", cut(flow(), "x")) == "a: {y: 2, z: 3}\n"
    assert edited("a: {x: 1, y: 2, z: 3}\n", cut(flow(), "y")) == "a: {x: 1, z: 3}\n"
    assert edited("a: {x: 1, y: 2, z: 3}\n", cut(flow(), "z")) == "a: {x: 1, y: 2}\n"


def flow() -> Mapping:
    found = inside(read(b"a: {x: 1, y: 2, z: 3}\n"), "a")
    assert found is not None
    return found


def test_what_an_alias_stands_for_is_left_alone() -> None:
    node = read(b"a: &one {x: 1}\nb: *one\n")

    assert inside(node, "b") is None
    assert put(node, "b", "2") == ()
    assert put(inside(node, "a") or node, "x", "2") != ()


def test_a_byte_order_mark_and_windows_lines_stay_as_they_are() -> None:
    data = b"\xef\xbb\xbf" + b"slots:\r\n  a: {day: mon}\r\n"
    found = parse_bytes(PATH, data).node
    assert isinstance(found, Mapping)
    node = inside(found, "slots")
    assert node is not None

    new = applied({PATH: data}, Change("", entry(node, "b", "{day: tue}")))[PATH]

    assert new == b"\xef\xbb\xbf" + b"slots:\r\n  a: {day: mon}\r\n  b: {day: tue}\r\n"


def test_a_file_that_is_not_there_yet_is_written_and_shown_as_new() -> None:
    change = Change("", (Edit(Span("calendar/overrides/2026-03.yml", 1, 1, 1, 1), "a: {}\n"),))

    files = applied({}, change)

    assert files == {"calendar/overrides/2026-03.yml": b"a: {}\n"}
    assert diff({}, files).startswith("--- /dev/null\n+++ b/calendar/overrides/2026-03.yml\n")


WORDS = st.text("ab群 :#,[]{}'\"-&*!?|>%@`~1", min_size=1, max_size=8).filter(
    lambda text: text.strip() == text and "  " not in text
)
VALUES = st.sampled_from(
    ["mon", "20:30", "'a, b'", '"x: #y"', "[mon, tue]", "{p: 1}", "2026-03-02"]
)
COMMENT = st.sampled_from(["", "  # 备注", " # a: {b}"])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A file with slots in every style that a team may write."""
    lines = ["title: 周排期", "slots:"]
    margin = " " * draw(st.integers(1, 4))
    for number in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            lines.append(f"{margin}# 说明")
        pairs = [f"k{one}: {draw(VALUES)}" for one in range(draw(st.integers(1, 4)))]
        if draw(st.booleans()):
            gap = draw(st.sampled_from([", ", ",", f",\n{margin}   "]))
            ending = draw(st.sampled_from(["", ",", ", "]))
            lines.append(f"{margin}s{number}: {{{gap.join(pairs)}{ending}}}{draw(COMMENT)}")
        else:
            lines.append(f"{margin}s{number}:{draw(COMMENT)}")
            lines += [f"{margin}  {pair}{draw(COMMENT)}" for pair in pairs]
            if draw(st.booleans()):
                lines += [f"{margin}  list:", f"{margin}  - x", f"{margin}  - y{draw(COMMENT)}"]
            if draw(st.booleans()):
                lines += [f"{margin}  text: |", f"{margin}    一行", "", f"{margin}    两行"]
    return "\n".join(lines) + draw(st.sampled_from(["\n", "", "\n\n"]))


@settings(max_examples=200)
@given(written(), st.data())
def test_an_edited_file_differs_in_exactly_the_value_that_was_edited(
    text: str, data: st.DataObject
) -> None:
    node = read(text.encode())
    want = plain(node)
    assert isinstance(want, dict)
    slots = inside(node, "slots")
    assert slots is not None
    name = data.draw(st.sampled_from(sorted(slots.entries)))
    one = inside(slots, name)
    assert one is not None
    key = data.draw(st.sampled_from(sorted(one.entries)))
    action = data.draw(st.sampled_from(["put", "new", "cut", "slot", "drop"]))
    word = data.draw(WORDS)
    if action == "put":
        edits, want["slots"][name][key] = put(one, key, quoted(word)), word
    elif action == "new":
        edits, want["slots"][name]["new"] = put(one, "new", quoted(word)), word
    elif action == "slot":
        edits, want["slots"]["new"] = entry(slots, "new", "{day: mon}"), {"day": "mon"}
    elif action == "cut":
        edits = cut(one, key)
        del want["slots"][name][key]
        want["slots"][name] = want["slots"][name] or ("" if "{" not in text else {})
    else:
        edits = cut(slots, name)
        del want["slots"][name]
        want["slots"] = want["slots"] or ""

    assert edits
    got = plain(read(edited(text, edits).encode()))
    assert isinstance(got, dict)
    got["slots"] = got["slots"] or ""
    for state in (got, want):
        if state["slots"]:
            state["slots"] = {one: value or "" for one, value in state["slots"].items()}
    assert got == want
