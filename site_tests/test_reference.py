"""The reference playbook: whole, clean on any day, and rich enough to start from."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from qunce.almanac import Almanac
from qunce.kinds.vocabulary import Phase, PostKind
from qunce.layout import read_folder
from qunce.load import load
from qunce.pipeline import compile_files
from qunce.resolve import Playbook, resolve

FILES = read_folder(Path(__file__).parent.parent)
DAYS = [date(2026, 1, 5) + timedelta(weeks=5 * number) for number in range(22)]
# the same lines run every day; measuring them on one day in seven is enough
TIMES = [
    pytest.param(day, id=str(day), marks=[pytest.mark.no_cover] if number % 7 else [])
    for number, day in enumerate(DAYS)
]


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    resolved, findings = resolve(load(FILES), FILES)
    assert findings == []
    assert resolved is not None
    return resolved


@pytest.mark.parametrize("today", TIMES)
def test_it_passes_its_own_checks_on_any_day(today: date) -> None:
    report = compile_files(FILES, today=today).report

    # the limits of the platforms were looked up in November 2026 and ask for it again a year later
    due = {"CAD-061"} if today > date(2027, 11, 20) else set[str]()
    # campaigns are written for a whole year from this winter on
    if not date(2026, 11, 1) <= today < date(2027, 11, 29):
        due.add("CAD-037")
    told = [one for one in report.findings if one.code not in due]
    assert [(str(one.span), one.code, one.message) for one in told] == []
    assert {one.code for one in report.findings} <= due


def test_every_warning_it_would_have_is_allowed_for_a_reason() -> None:
    report = compile_files(FILES, today=date(2026, 11, 22)).report

    assert {finding.code for finding, _ in report.allowed} == {"CAD-006", "CAD-038"}
    assert all(len(grant.allowance.reason) > 20 for grant in report.grants)


def test_it_has_groups_of_many_types_on_many_platforms(playbook: Playbook) -> None:
    assert len(playbook.groups) >= 8
    assert len({group.platform for group in playbook.groups.values()}) >= 4
    assert len({group.type for group in playbook.groups.values()}) >= 4
    assert all(
        group.house_rules and group.house_rules.penalties for group in playbook.groups.values()
    )


def test_it_has_themes_of_every_kind_and_enough_scripts(playbook: Playbook) -> None:
    kinds = Counter(theme.kind for theme in playbook.themes.values())
    scripts = playbook.scripts.values()

    assert len(playbook.themes) >= 18
    assert kinds.keys() >= {
        PostKind.VALUE, PostKind.INTERACT, PostKind.BENEFIT, PostKind.PROMO, PostKind.SERVICE,
    }  # fmt: skip
    assert len(scripts) >= 60
    assert sum(len(script.variants) > 1 for script in scripts) >= 12
    assert {one.type.value for script in scripts for one in script.variables.values()} >= {
        "text", "number", "money", "date", "time",
    }  # fmt: skip


def test_every_script_is_used_somewhere(playbook: Playbook) -> None:
    used = {
        name
        for schedule in playbook.schedules.values()
        for slot in schedule.slots.values()
        for name in slot.script
    }
    used |= {
        name
        for campaign in playbook.campaigns.values()
        for plan in campaign.phases.values()
        for slot in plan.slots.values()
        for name in slot.script
    }
    used |= {
        step.script
        for journey in playbook.journeys.values()
        for step in journey.steps.values()
        if step.script
    }
    replies = {name for name, script in playbook.scripts.items() if script.purpose.value != "post"}

    assert sorted(set(playbook.scripts) - used - replies) == []


def test_every_campaign_has_its_phases_in_order_and_the_great_ones_all_of_them(
    playbook: Playbook,
) -> None:
    whole = [one.id for one in playbook.campaigns.values() if list(one.phases) == list(Phase)]

    assert whole == ["anniversary", "double-12", "new-year-goods"]
    assert len(playbook.campaigns) >= 12
    for campaign in playbook.campaigns.values():
        phases = list(campaign.phases)
        assert phases == sorted(phases, key=list(Phase).index)
        assert {Phase.WARMUP, Phase.BURST, Phase.REVIEW} <= {*phases}
        assert campaign.checklist
        assert campaign.review


def test_everybody_has_shifts_and_a_deputy(playbook: Playbook) -> None:
    for person in playbook.people.values():
        assert person.shifts
        assert person.deputy in playbook.people


def test_every_day_of_the_week_is_covered_from_nine_to_ten(playbook: Playbook) -> None:
    for weekday in range(7):
        shifts = sorted(
            (shift.start.hour, shift.end.hour)
            for person in playbook.people.values()
            for shift in person.shifts
            if weekday in [day.number for day in shift.days]
        )
        reached = 9
        for start, end in shifts:
            assert start <= reached, (weekday, shifts)
            reached = max(reached, end)
        assert reached >= 22, (weekday, shifts)


def test_a_whole_year_of_days_is_known(playbook: Playbook) -> None:
    almanac = Almanac(playbook.days.values())
    told = [
        one for one in almanac.between(date(2026, 1, 1), date(2026, 12, 31)) if one.day.declared
    ]

    assert {one.date.month for one in told} >= {*range(1, 13)} - {7, 11}
    assert all(one.advice for one in told)


def test_every_file_names_its_schema(playbook: Playbook) -> None:
    for path, data in FILES.items():
        if path.endswith(".yml"):
            first = data.decode().split("\n", 1)[0]
            assert first.startswith("# yaml-language-server: $schema=../"), path
            assert "/.qunce/schema/" in first, path
