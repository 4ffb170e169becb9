"""Which terms hold for one student, and where each came from."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from courses.models import Accommodation
from quizzes.models import Assignment, Extension
from quizzes.policy import Resolved, Source, deadline_for, resolve_policy
from tests.factories.courses import NINE_O_CLOCK

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
CLOSES = NINE_O_CLOCK + 7 * DAY
OWN, CLASS = Source.OWN_EXTENSION, Source.CLASS_EXTENSION
HERS, TERMS = Source.ACCOMMODATION, Source.ASSIGNMENT


def assignment(**changes):
    terms = {
        "opens_at": NINE_O_CLOCK,
        "due_at": NINE_O_CLOCK + 5 * DAY,
        "closes_at": CLOSES,
        "time_limit": 30 * MINUTE,
        "attempts_allowed": 2,
    }
    return Assignment(**{**terms, **changes})


def accommodation(times="1", seconds=0):
    return Accommodation(time_multiplier=Decimal(times), extra_seconds=seconds)


def of_class(**changes):
    return Extension(**changes)


def own(**changes):
    return Extension(enrolment_id=7, **changes)


def test_without_grants_all_values_are_the_assignments():
    policy = resolve_policy(assignment(), None, ())

    assert policy.opens_at == Resolved(NINE_O_CLOCK, TERMS)
    assert policy.due_at == Resolved(NINE_O_CLOCK + 5 * DAY, TERMS)
    assert policy.closes_at == Resolved(CLOSES, TERMS)
    assert policy.time_limit == Resolved(30 * MINUTE, TERMS)
    assert policy.attempts_allowed == Resolved(2, TERMS)


@pytest.mark.parametrize(
    ("hers", "rows", "minutes", "source"),
    [
        pytest.param(accommodation("2"), [], 60, HERS, id="doubled"),
        pytest.param(accommodation("1.5"), [], 45, HERS, id="half-as-much-again"),
        pytest.param(accommodation("1", 600), [], 40, HERS, id="ten-minutes-more"),
        pytest.param(accommodation("2", 600), [], 70, HERS, id="multiplied-then-added"),
        pytest.param(accommodation("1"), [], 30, TERMS, id="of-no-effect"),
        pytest.param(None, [of_class(extra_time=5 * MINUTE)], 35, CLASS, id="class"),
        pytest.param(None, [own(extra_time=5 * MINUTE)], 35, OWN, id="own"),
        pytest.param(
            accommodation("2"),
            [own(extra_time=5 * MINUTE), of_class(extra_time=10 * MINUTE)],
            75,
            OWN,
            id="all-add-up-and-extra-time-is-not-multiplied",
        ),
    ],
)
def test_time_limit_grows_by_what_was_granted(hers, rows, minutes, source):
    policy = resolve_policy(assignment(), hers, rows)

    assert policy.time_limit == Resolved(minutes * MINUTE, source)


def test_multiplied_limit_is_exact_and_rounds_up_if_at_all():
    third = resolve_policy(
        assignment(time_limit=timedelta(microseconds=101)), accommodation("1.33"), ()
    )
    long = resolve_policy(
        assignment(time_limit=timedelta(hours=23, microseconds=1)),
        accommodation("1.10"),
        (),
    )

    assert third.time_limit.value == timedelta(microseconds=135)
    assert long.time_limit.value == timedelta(hours=25, minutes=18, microseconds=2)


@pytest.mark.parametrize(
    ("hers", "rows", "minutes", "source"),
    [
        pytest.param(accommodation("2"), [], 30, HERS, id="as-much-as-the-limit-grew"),
        pytest.param(None, [of_class(closes_at=CLOSES + DAY)], 1440, CLASS, id="class"),
        pytest.param(None, [own(closes_at=CLOSES + DAY)], 1440, OWN, id="own"),
        pytest.param(
            None,
            [own(closes_at=CLOSES + DAY), of_class(closes_at=CLOSES + 2 * DAY)],
            1440,
            OWN,
            id="own-beats-a-newer-one-of-the-class",
        ),
        pytest.param(
            None,
            [of_class(closes_at=CLOSES + 2 * DAY), of_class(closes_at=CLOSES + DAY)],
            1440,
            CLASS,
            id="newest-has-the-last-word",
        ),
        pytest.param(
            accommodation("2"),
            [own(closes_at=CLOSES + DAY)],
            1470,
            OWN,
            id="moved-on-from-the-extended-closing",
        ),
        pytest.param(
            None, [own(extra_time=10 * MINUTE)], 10, OWN, id="by-extra-time-alone"
        ),
    ],
)
def test_closing_moves_by_extensions_and_extra_time(hers, rows, minutes, source):
    policy = resolve_policy(assignment(), hers, rows)

    assert policy.closes_at == Resolved(CLOSES + minutes * MINUTE, source)


def test_held_closing_moves_for_no_extra_time():
    policy = resolve_policy(
        assignment(holds_closing=True),
        accommodation("2"),
        [own(extra_time=10 * MINUTE)],
    )

    assert policy.closes_at == Resolved(CLOSES, TERMS)
    assert policy.time_limit == Resolved(70 * MINUTE, OWN)


def test_held_closing_still_moves_to_a_date_given():
    policy = resolve_policy(
        assignment(holds_closing=True),
        accommodation("2"),
        [of_class(closes_at=CLOSES + DAY)],
    )

    assert policy.closes_at == Resolved(CLOSES + DAY, CLASS)


@pytest.mark.parametrize(
    ("started", "limit", "closing"),
    [
        pytest.param(None, 30, 5, id="not-begun"),
        pytest.param(-1, 35, 5, id="begun-before"),
        pytest.param(0, 35, 5, id="begun-as-it-was-recorded"),
        pytest.param(1, 30, 5, id="begun-after"),
    ],
)
def test_outage_lengthens_attempts_begun_by_then_and_moves_closing_once(
    started, limit, closing
):
    outage = of_class(
        extra_time=5 * MINUTE,
        closes_at=CLOSES + 5 * MINUTE,
        started_before=NINE_O_CLOCK + DAY,
    )
    begun = None if started is None else NINE_O_CLOCK + DAY + started * MINUTE

    policy = resolve_policy(assignment(), None, [outage], begun)

    assert policy.time_limit.value == limit * MINUTE
    assert policy.closes_at.value == CLOSES + closing * MINUTE


def test_due_date_and_attempts_are_those_of_the_newest_row_that_names_them():
    rows = [
        of_class(due_at=CLOSES, attempts_allowed=3),
        own(attempts_allowed=4),
        own(reason="nothing named"),
    ]

    policy = resolve_policy(assignment(), accommodation("2"), rows)

    assert policy.due_at == Resolved(CLOSES, CLASS)
    assert policy.attempts_allowed == Resolved(4, OWN)


def test_nothing_is_added_to_no_limit_or_no_closing():
    policy = resolve_policy(
        assignment(time_limit=None, closes_at=None),
        accommodation("2", 60),
        [own(extra_time=5 * MINUTE)],
    )

    assert policy.time_limit == Resolved(None, TERMS)
    assert policy.closes_at == Resolved(None, TERMS)
    assert deadline_for(policy, started_at=NINE_O_CLOCK) is None


@pytest.mark.parametrize(
    ("started_before_closing", "minutes"),
    [
        pytest.param(90, 60, id="her-limit-first"),
        pytest.param(20, 50, id="her-closing-first"),
    ],
)
def test_deadline_is_the_sooner_of_her_limit_and_her_closing(
    started_before_closing, minutes
):
    begun = CLOSES - started_before_closing * MINUTE
    policy = resolve_policy(assignment(), accommodation("2"), (), begun)

    assert deadline_for(policy, started_at=begun) == begun + minutes * MINUTE


@pytest.mark.parametrize(
    ("begun", "ends", "lasts"),
    [
        pytest.param(
            # 01:30 CST on the night that 02:00 becomes 03:00.
            datetime(2026, 3, 8, 7, 30, tzinfo=UTC),
            "2026-03-08T03:30:00-05:00",
            60,
            id="into-the-hour-skipped-in-spring",
        ),
        pytest.param(
            # 01:30 CDT on the night that 02:00 becomes 01:00.
            datetime(2026, 11, 1, 6, 30, tzinfo=UTC),
            "2026-11-01T01:30:00-06:00",
            60,
            id="through-the-hour-that-comes-twice-in-autumn",
        ),
    ],
)
def test_doubled_half_hour_is_an_hour_when_clocks_change(begun, ends, lasts):
    chicago = ZoneInfo("America/Chicago")
    made = assignment(opens_at=begun - DAY, due_at=None, closes_at=begun + DAY)

    policy = resolve_policy(made, accommodation("2"), (), begun)
    deadline = deadline_for(policy, started_at=begun)

    assert deadline.astimezone(chicago).isoformat() == ends
    assert deadline - begun == lasts * MINUTE


def test_closing_given_on_a_changing_clock_moves_by_real_minutes():
    chicago = ZoneInfo("America/Chicago")
    closing = datetime(2026, 3, 8, 1, 45, tzinfo=chicago).astimezone(UTC)

    policy = resolve_policy(assignment(closes_at=closing), accommodation("2"), ())

    shown = policy.closes_at.value.astimezone(chicago).isoformat()
    assert shown == "2026-03-08T03:15:00-05:00"
