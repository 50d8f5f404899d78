"""Days that a text counts from its own: tonight, tomorrow, in three days, held against offers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qunce.expand import Post
from qunce.frozen import frozen
from qunce.rules.mechanics.countdown import Left, Opening
from qunce.rules.mechanics.ending import last_day, said_clock
from qunce.rules.mechanics.posted import begins, last_days, last_moments

_DAY = timedelta(1)


@frozen
class Wrong:
    """Words that mean another day or hour than the offer has: the fact, and what to write."""

    fact: str
    mend: str


def ending(post: Post, one: Left, words: str) -> Iterator[Wrong]:
    """「倒计时 3 天」, 「今晚 23 点截止」, 「明天结束」 of what ends at another time."""
    known = last_days(post)
    if not known or max(known) < post.date:
        return
    said = post.date + _DAY * one.number
    # people count the day they speak of, or they do not; a day that is named is that day
    days = {said} if not one.unit else {said, said - _DAY * min(one.number, 1)}
    if not days & known:
        last = min((day for day in known if day >= post.date), default=max(known))
        yield Wrong(
            f"活动里的优惠到 {last:%m-%d} {'才' if last > said else '就'}结束",
            f"改成「{_named(last)}结束」",
        )
        return
    clock = None if one.unit else said_clock(words)
    meant = [moment for moment in last_moments(post) if said in last_day(moment)]
    if clock and meant and not any(clock.means(it) for it in meant):
        known_at = f"{meant[0]:%H:%M}"
        day = words[:2] if one.number else "今天"
        yield Wrong(
            f"活动里的优惠 {known_at} 就结束",
            f"改成「{day} {known_at} 截止」，或把活动里的 end 和别处一起改对",
        )


def opening(post: Post, one: Opening, words: str) -> Iterator[Wrong]:
    """「明晚八点开抢」 of what begins at another time, or is over by then."""
    starts, ends = begins(post), last_days(post)
    if not starts:
        return
    said = post.date + _DAY * one.ahead
    first = starts[0]
    if said < first.date():
        at = f"{first:%m-%d %H:%M}".removesuffix(" 00:00")
        yield Wrong(f"活动里的优惠 {at} 才开始", f"改成「{_named(first.date())}开始」")
    elif ends and said > max(ends):
        yield Wrong(f"活动里的优惠到 {max(ends):%m-%d} 就结束", "删掉这一句，或换一天发")
    else:
        clock = said_clock(words)
        day = [it for it in starts if it.date() == said and (it.hour or it.minute)]
        if clock and day and not any(clock.means(it) for it in day):
            yield Wrong(
                f"活动里的优惠 {day[0]:%H:%M} 开始",
                f"改成「{words[:2]} {day[0]:%H:%M}」，或把活动里的 start 和别处一起改对",
            )


def _named(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"
