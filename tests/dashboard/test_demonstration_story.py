"""What the invented students do, before anything is written."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from dashboard.demonstration.ability import Mind, Traits, likelihood
from dashboard.demonstration.calendar import Calendar
from dashboard.demonstration.chance import Chance
from dashboard.demonstration.people import MEMBERS, Part
from dashboard.demonstration.scripts import SCRIPTS
from dashboard.demonstration.story import PAUSE, LessonPlan, Read, Story, UnitPlan

NOON = datetime(2026, 3, 11, 17, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 11, 5, 1, tzinfo=UTC)
CHICAGO = ZoneInfo("America/Chicago")
UNITS = tuple(
    UnitPlan(
        tuple(LessonPlan(f"{unit}-{n}", ("one", "two", "three"), 10) for n in range(3)),
        quiz=f"quiz-{unit}",
    )
    for unit in ("first", "second")
)


def events_of(member, *, seed="seven", now=NOON):
    calendar = Calendar(now, CHICAGO)
    return Story(member, UNITS, calendar, Chance(seed).of(member.email)).events()


def test_draw_depends_on_its_name_alone():
    chance = Chance("seven")

    first, again = chance.share("a"), chance.share("a")

    assert first == again != chance.share("b")
    assert first != Chance("eight").share("a")


def test_draws_fill_the_range_evenly():
    shares = [Chance("seven").share(n) for n in range(2000)]

    assert 0 < min(shares) < max(shares) < 1
    assert sum(shares) / len(shares) == pytest.approx(0.5, abs=0.02)


def test_weighted_pick_follows_its_weights():
    drawn = [Chance("seven").pick(n, "ab", (3, 1)) for n in range(2000)]

    assert drawn.count("a") / len(drawn) == pytest.approx(0.75, abs=0.03)


@pytest.mark.parametrize(
    ("ability", "expected"),
    [
        pytest.param(0.5, 0.5, id="as-able-as-it-is-hard"),
        pytest.param(1.5, 0.8808, id="one-above"),
        pytest.param(-0.5, 0.1192, id="one-below"),
    ],
)
def test_likelihood_is_the_two_parameter_logistic(ability, expected):
    traits = Traits(difficulty=0.5, discrimination=2.0)

    assert likelihood(Mind(ability).margin(traits)) == pytest.approx(expected, abs=1e-4)


def test_gap_lowers_one_objective_alone():
    mind = Mind(1.0, {"PK-3": 2.0})

    assert mind.margin(Traits(0.0, 1.0, ("PK-3",))) == -1.0
    assert mind.margin(Traits(0.0, 1.0, ("PK-1",))) == 1.0


def test_class_starts_eight_weeks_ago_on_its_own_clock():
    calendar = Calendar(MIDNIGHT, CHICAGO)

    assert calendar.first_day.isoformat() == "2026-01-14"
    assert calendar.season == "winter 2026"
    # Winter time then, summer time now.
    assert calendar.at(0, 8) == datetime(2026, 1, 14, 14, tzinfo=UTC)
    assert calendar.at(55, 8) == datetime(2026, 3, 10, 13, tzinfo=UTC)


def test_every_part_has_a_script_and_a_student():
    assert set(SCRIPTS) == set(Part) == {member.part for member in MEMBERS}


def test_forty_students_have_forty_names_and_addresses():
    assert len({member.name for member in MEMBERS}) == 40
    assert len({member.email for member in MEMBERS}) == 40
    assert all(member.email.endswith("@example.org") for member in MEMBERS)


@pytest.mark.parametrize("now", [NOON, MIDNIGHT])
@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: member.email)
def test_story_runs_forward_between_the_first_day_and_now(member, now):
    events = events_of(member, now=now)

    moments = [event.at for event in events]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert moments[0] > now - timedelta(days=57)
    assert moments[-1] < now
    assert all(gap >= PAUSE for gap in gaps)


def test_same_seed_tells_the_same_story():
    member = MEMBERS[1]

    assert events_of(member) == events_of(member) != events_of(member, seed="eight")


def test_visitor_has_done_the_first_unit_and_begun_the_second():
    events = events_of(MEMBERS[0])

    read = [event for event in events if isinstance(event, Read)]
    sections = {(event.lesson, each) for event in read for each in event.sections}
    assert len([each for each in sections if each[0].startswith("first")]) == 9
    assert 0 < len([each for each in sections if each[0].startswith("second")]) < 3
    assert len(events) - len(read) == 1
