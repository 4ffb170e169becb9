"""The sums behind the items' figures equal what adding up afresh gives."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.models import Role
from dashboard.reports.items import items_report
from quizzes.models import Attempt, CountedAttempt, Tally
from quizzes.reports.first_answers import due_attempts, first_answers, tallies_of
from quizzes.services.counting import count_first_answers
from quizzes.services.grading import retotal
from quizzes.sums import UNIT, Part, Sums, billionths
from quizzes.totals import Paper
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.factories.quizzes import (
    AnswerFactory,
    AssignmentFactory,
    AttemptFactory,
    ItemFactory,
    ScoreFactory,
    SlotFactory,
)

SCALES = (1, 2, 3)  # points of the three items
WEIGHTS = ("1", "2.5", "1")


class Class:
    """A class that takes a quiz of three items."""

    def __init__(self):
        cohort = CohortFactory()
        self.assignment = AssignmentFactory(cohort=cohort)
        self.slots = [
            SlotFactory(quiz=self.assignment.quiz, weight=Decimal(weight))
            for weight in WEIGHTS
        ]
        self.versions = [
            ItemFactory(
                course=cohort.course, version__max_points=points
            ).current_version
            for points in SCALES
        ]
        self.attempts = []

    def sit(self, raws, number=1):
        attempt = AttemptFactory(
            assignment=self.assignment,
            enrolment=EnrolmentFactory(cohort=self.assignment.cohort),
            number=number,
            state="submitted",
            submitted_at=self.assignment.opens_at,
            total=0,
            maximum=1,
            has_passed=False,
        )
        for slot, version, raw in zip(self.slots, self.versions, raws, strict=True):
            chosen = {"choice": "abcd"[raw % 4]} if raw else None
            AnswerFactory(
                attempt=attempt,
                slot=slot,
                version=version,
                response=chosen,
                state="complete" if chosen else "empty",
            )
        self.attempts.append(attempt)
        for place, raw in enumerate(raws):
            self.mark(-1, place, raw, is_last=place == len(raws) - 1)

    def mark(self, who, place, raw, *, is_last=True, **changes):
        attempt = Attempt.objects.get(pk=self.attempts[who].pk)
        answer = list(attempt.answers.order_by("pk"))[place]
        points = SCALES[place]
        raw = min(raw, points)
        answer.current_score = ScoreFactory(
            answer=answer, raw=raw, maximum=points, **changes
        )
        answer.save(update_fields=["current_score"])
        if is_last:
            answers = list(attempt.answers.select_related("slot", "current_score"))
            retotal([Paper(attempt, answers, [a.current_score for a in answers])])

    def leave_out(self, who, place):
        if place:  # at least one item always counts
            self.mark(who, place, 0, is_dropped=True)

    def wait(self, who, place):
        self.mark(who, place, 0, needs_person=True)

    def penalize(self, who, place):
        self.mark(who, place, 3, factor=Decimal("0.6667"))

    def turn(self, who):
        enrolment = self.attempts[who].enrolment
        enrolment.refresh_from_db()
        is_student = enrolment.role == Role.STUDENT
        enrolment.role = Role.INSTRUCTOR if is_student else Role.STUDENT
        enrolment.save()

    def count(self):
        count_first_answers([self.assignment])

    def sums(self):
        return tallies_of([self.assignment])[self.assignment.pk]


def added_up(room):
    """Return every first answer's shares by version, exactly and from its rows."""
    found = {}
    of_class = first_answers().filter(attempt__assignment=room.assignment)
    for answer in of_class.select_related("attempt", "slot", "current_score"):
        weight, attempt = Fraction(answer.slot.weight), answer.attempt
        share = answer.current_score.fraction
        rest = attempt.maximum - attempt.points_waiting - answer.slot.weight
        earned = Fraction(attempt.total) - weight * share
        other = earned / Fraction(rest) if rest else Fraction(0)
        found.setdefault(answer.version_id, []).append((share, other))
    return found


WHO, PLACE = st.integers(0, 2), st.integers(0, 2)
RAWS = st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(0, 3))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("sit"), RAWS),
        st.tuples(st.just("sit"), RAWS, st.just(2)),
        st.tuples(st.just("mark"), WHO, PLACE, st.integers(0, 3)),
        st.tuples(st.sampled_from(["leave_out", "wait", "penalize"]), WHO, PLACE),
        st.tuples(st.just("turn"), WHO),
        st.tuples(st.just("count")),
    ),
    max_size=6,
)


@pytest.mark.django_db
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_sums_are_those_of_the_marks_whatever_happened_since(steps):
    room = Class()
    for raws in ((0, 1, 2), (1, 2, 3), (1, 0, 0)):
        room.sit(raws)
    for name, *values in steps:
        getattr(room, name)(*values)

    live = room.sums()
    room.count()
    kept = room.sums()

    assert kept == live
    exact = added_up(room)
    assert {version: sums.n for version, sums in kept.items()} == {
        version: len(pairs) for version, pairs in exact.items()
    }
    for version, pairs in exact.items():
        own = kept[version]
        assert own.x == sum(_in_billionths(x) for x, _ in pairs)
        assert own.y == sum(_in_billionths(y) for _, y in pairs)
        assert own.xy == sum(_in_billionths(x) * _in_billionths(y) for x, y in pairs)
        assert own.full == sum(x == 1 for x, _ in pairs)
        assert own.none == sum(x == 0 for x, _ in pairs)


def _in_billionths(share):
    return billionths(share.numerator, share.denominator)


@pytest.fixture
def room(db):
    made = Class()
    made.sit((1, 2, 3))
    made.sit((0, 1, 2))
    return made


def test_nothing_is_due_once_it_is_counted(room):
    room.count()

    assert [list(each) for each in due_attempts([room.assignment])] == [[], []]


def test_later_mark_replaces_what_an_attempt_added(room):
    room.count()

    room.mark(0, 0, 0)

    room.count()
    assert CountedAttempt.objects.count() == 2
    assert room.sums()[room.versions[0].pk].x == 0


def test_recounting_changes_nothing(room, capsys):
    room.count()
    before = room.sums()
    Tally.objects.all().delete()

    call_command("recount_items")

    assert room.sums() == before
    assert capsys.readouterr().out == "2 first attempts counted.\n"


@pytest.mark.parametrize("students", [1, 3])
def test_counted_answers_cost_as_many_queries_in_any_class(
    students, db, django_assert_num_queries
):
    made = Class()
    for _ in range(students):
        made.sit((1, 1, 1))
    made.count()

    with django_assert_num_queries(5):  # quizzes, sums, new, gone, versions
        items_report(made.assignment.cohort)


def test_answer_taken_out_again_leaves_nothing():
    sums, part = Sums(), Part(1, UNIT // 3, UNIT, is_omitted=False, choice="a")

    sums.add(part)
    sums.add(part, -1)

    assert (sums.n, sums.x, sums.xy, sums.chosen) == (0, 0, 0, {})
