"""Programs that subscribe, store and pass calendars on keep every event of the plan as it is.

Events have the same bytes in all feeds that carry them, so the slow programs are given those of
the groups, in which every event stands once, and the one of all, which shares their UIDs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from site_tests.calendar_programs import Pairs, Radicale, by_khal, in_folder, served
from site_tests.calendar_readers import Occurrence, by_libical, differences
from site_tests.feed_playbooks import built, planned

from qunce.kinds.vocabulary import Each
from qunce.render.feeds import FeedFile

pytestmark = pytest.mark.no_cover


def feeds_of(name: str) -> dict[str, FeedFile]:
    """Name of a calendar, as all programs can say it → feed."""
    return {re.sub(r"\W", "_", Path(file.path).stem): file for file in built(name).files}


def unnamed(events: Iterable[Occurrence]) -> list[Occurrence]:
    """Events without their UIDs."""
    return [one._replace(uid="") for one in events]


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    """One server for all tests."""
    server = Radicale(tmp_path_factory.mktemp("radicale"))
    yield server
    server.stop()


@pytest.mark.parametrize(("before", "after"), [("reference", "reference"), ("extremes", "edited")])
def test_vdirsyncer_and_khal_follow_every_feed_through_a_release(
    before: str, after: str, tmp_path: Path
) -> None:
    """vdirsyncer names a feed's events by their content, so their UIDs are not compared here."""
    site, pairs = tmp_path / "site", Pairs(tmp_path)
    site.mkdir()
    with served(site) as address:
        folders = {
            name: pairs.add(name, {"type": "http", "url": f"{address}/{name}.ics"})
            for name in feeds_of(before)
        }
        for step in dict.fromkeys((before, after)):
            for name, file in feeds_of(step).items():
                (site / f"{name}.ics").write_bytes(file.data)
            pairs.sync()
            for name, file in feeds_of(step).items():
                kept = unnamed(in_folder(folders[name]))
                assert not differences(kept, unnamed(planned(step, file))), name

    feeds = those_of(feeds_of(after), Each.GROUP)
    first = min(file.start for file in feeds.values())
    last = max(file.end for file in feeds.values())
    listed = by_khal({name: folders[name] for name in feeds}, tmp_path, first, last)
    for name, file in feeds.items():
        expected = [one._replace(sequence=0) for one in unnamed(planned(after, file))]
        assert not differences(unnamed(listed[name]), expected), name


@pytest.mark.parametrize("name", ["reference", "edited"])
def test_radicale_gives_back_the_same_events_of_calendars_that_share_them(
    name: str, radicale: Radicale
) -> None:
    feeds = those_of(feeds_of(name), Each.GROUP, Each.ALL)
    for calendar, file in feeds.items():
        status, body = radicale.ask("PUT", f"{name}_{calendar}", file.data)
        assert status == 201, (calendar, body[:500])

    for calendar, file in feeds.items():
        status, body = radicale.ask("GET", f"{name}_{calendar}")
        assert status == 200
        assert not differences(by_libical(body), planned(name, file)), calendar


def test_a_calendar_goes_from_one_caldav_server_to_another_without_a_change(
    radicale: Radicale, tmp_path: Path
) -> None:
    file = feeds_of("edited")["group_vip"]
    assert radicale.ask("PUT", "old", file.data)[0] == 201
    assert radicale.ask("MKCALENDAR", "new")[0] == 201

    down = Pairs(tmp_path / "down")
    folder = down.add("down", radicale.storage("old"))
    down.sync()
    up = Pairs(tmp_path / "up")
    up.add("up", radicale.storage("new"), folder)
    up.sync()

    assert not differences(in_folder(folder), planned("edited", file))
    assert not differences(by_libical(radicale.ask("GET", "new")[1]), planned("edited", file))


def those_of(feeds: Mapping[str, FeedFile], *each: Each) -> dict[str, FeedFile]:
    """The feeds of these kinds that are not empty."""
    return {name: file for name, file in feeds.items() if file.each in each and file.count}
