"""What holds of a student's terms whatever was granted."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from courses.models import Accommodation
from quizzes.models import Assignment, Extension
from quizzes.policy import Source, deadline_for, resolve_policy
from tests.factories.courses import NINE_O_CLOCK

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
CLOSES = NINE_O_CLOCK + 7 * DAY


def assignment(**changes):
    return Assignment(
        opens_at=NINE_O_CLOCK, closes_at=CLOSES, time_limit=30 * MINUTE, **changes
    )


def accommodation(times, seconds=0):
    return Accommodation(time_multiplier=Decimal(times), extra_seconds=seconds)


grants = st.builds(
    Extension,
    enrolment_id=st.sampled_from([None, 7]),
    extra_time=st.integers(0, 90).map(lambda each: each * MINUTE),
    closes_at=st.none(),
    started_before=st.none() | st.just(NINE_O_CLOCK + DAY),
)
begun_at = st.integers(0, 7 * 24 * 60).map(lambda each: NINE_O_CLOCK + each * MINUTE)


@given(
    rows=st.lists(grants, max_size=5),
    more=grants,
    later=st.none() | st.integers(0, 5000),
    times=st.decimals("1", "10", places=2),
    seconds=st.integers(0, 3600),
    holds=st.booleans(),
    begun=begun_at,
)
def test_more_extension_never_gives_an_earlier_deadline(
    rows, more, later, times, seconds, holds, begun
):
    made = assignment(holds_closing=holds)
    hers = accommodation(times, seconds)
    if later is not None:
        more.closes_at = CLOSES + later * MINUTE

    before = resolve_policy(made, hers, rows, begun)
    after = resolve_policy(made, hers, [*rows, more], begun)

    assert deadline_for(after, started_at=begun) >= deadline_for(
        before, started_at=begun
    )


@given(
    rows=st.lists(grants, max_size=5),
    times=st.none() | st.decimals("1", "10", places=2),
    begun=st.none() | begun_at,
)
def test_source_named_is_one_that_exists(rows, times, begun):
    hers = None if times is None else accommodation(times)
    there = {
        Source.ASSIGNMENT: True,
        Source.ACCOMMODATION: hers is not None,
        Source.CLASS_EXTENSION: any(row.enrolment_id is None for row in rows),
        Source.OWN_EXTENSION: any(row.enrolment_id is not None for row in rows),
    }

    policy = resolve_policy(assignment(), hers, rows, begun)

    named = [policy.closes_at, policy.time_limit, policy.due_at]
    assert all(there[each.source] for each in named)
