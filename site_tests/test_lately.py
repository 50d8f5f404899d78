"""What is asked several times in a row of the same thing is worked out once."""

from __future__ import annotations

from qunce.lately import once_in_a_row


def test_an_answer_is_kept_until_somebody_asks_about_another_thing() -> None:
    asked: list[str] = []

    @once_in_a_row
    def length(words: list[str]) -> list[int]:
        asked.append(words[0])
        return [len(one) for one in words]

    one, other = ["最低价"], ["全网"]
    alike = list(one)

    assert length(one) is length(one)
    assert [length(other), length(one), length(alike)] == [[2], [3], [3]]
    assert asked == ["最低价", "全网", "最低价", "最低价"]
