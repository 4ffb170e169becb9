"""The whole demonstration class, filled once for all tests here."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from math import sqrt
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from courses.models import (
    AuditEntry,
    ClaimJudgment,
    Course,
    Enrolment,
    LessonProgress,
    Role,
)
from dashboard.demonstration.filling import fill_class
from dashboard.demonstration.people import MEMBERS, PASSWORD, STUDENT, Part
from quizzes.content.loader import load_course
from quizzes.models import Answer, AnswerEvent, Attempt, ItemVersion
from quizzes.services.attempts import start_attempt
from tests.factories.courses import EnrolmentFactory

NOW = datetime(2026, 3, 11, 17, tzinfo=UTC)
COURSE = Path(settings.ROOT, "fixtures", "benzodiazepines")
FIRST, SECOND = "how-benzodiazepines-work", "pharmacokinetics"


@pytest.fixture(scope="module")
def room(django_db_setup, django_db_blocker):
    """The class of forty, taken back after the last test of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_course(COURSE, check=False, now=NOW)
        yield fill_class(Course.objects.get(), now=NOW)
        transaction.set_rollback(True)


@pytest.fixture
def in_vain(room):
    """Take back what one test writes."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def flawed(room):
    """The versions of the item that everyone is asked: right, wrong, right."""
    slot = room.assignments[FIRST].quiz.slots.order_by("position").first()
    return list(slot.pool.get().versions.order_by("number"))


def enrolments(room, *parts):
    return [room.enrolments[each.email] for each in MEMBERS if each.part in parts]


def attempts(room, quiz, *parts):
    return Attempt.objects.filter(
        assignment=room.assignments[quiz], enrolment__in=enrolments(room, *parts)
    )


def test_class_has_forty_students_and_two_of_staff(room):
    roles = Counter(Enrolment.objects.values_list("role", flat=True))

    assert roles == {Role.STUDENT: 40, Role.INSTRUCTOR: 1, Role.OBSERVER: 1}
    assert room.cohort.name == "Demonstration class, winter 2026"
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == 42


def test_only_the_printed_accounts_can_sign_in(room):
    users = [each.user for each in Enrolment.objects.select_related("user")]

    able = {user.email for user in users if user.has_usable_password()}

    assert able == {"student@example.org", "instructor@example.org"}
    assert room.instructor.check_password(PASSWORD)


def test_both_quizzes_are_open_to_whoever_joins_now(room, in_vain):
    newcomer = EnrolmentFactory(cohort=room.cohort)

    for slug in (FIRST, SECOND):
        attempt = start_attempt(
            assignment=room.assignments[slug], enrolment=newcomer, seed="s", now=NOW
        )
        assert attempt.answers.count() == 12


def test_nothing_happens_before_the_class_or_after_now(room):
    start = NOW - timedelta(days=57)

    for model, field in (
        (AnswerEvent, "server_at"),
        (Attempt, "started_at"),
        (LessonProgress, "last_at"),
        (Enrolment, "joined_at"),
    ):
        moments = list(model.objects.values_list(field, flat=True))
        assert start < min(moments) <= max(moments) < NOW


def test_last_activity_is_the_latest(room):
    for enrolment in Enrolment.objects.filter(role=Role.STUDENT):
        ended = enrolment.attempts.values_list("started_at", "submitted_at")
        read = enrolment.lesson_progress.values_list("last_at", flat=True)
        done = [at for pair in ended for at in pair if at] + list(read)
        assert enrolment.last_active_at == max(done)


def test_no_attempt_is_over_its_limits(room):
    for attempt in Attempt.objects.select_related("assignment"):
        assert attempt.number <= attempt.assignment.attempts_allowed
        assert attempt.started_at >= attempt.assignment.opens_at
        if attempt.submitted_at:
            assert attempt.started_at < attempt.submitted_at <= attempt.deadline_at


def test_every_submitted_attempt_is_marked_in_full(room):
    submitted = Attempt.objects.submitted()

    assert not submitted.filter(total=None).exists()
    assert submitted.filter(maximum=12).count() == submitted.count()
    assert not Answer.objects.filter(attempt__in=submitted, current_score=None).exists()


def test_answers_are_of_every_sort(room):
    states = Counter(Answer.objects.values_list("state", flat=True))
    kinds = Counter(AnswerEvent.objects.values_list("kind", flat=True))
    changed = Answer.objects.filter(rev__gt=1).count()

    assert set(states) == {"empty", "partial", "complete"}
    assert set(kinds) == {"save", "flag"}
    assert min(kinds["flag"], changed) > 20


def test_quiet_students_are_quiet_and_the_others_are_not(room):
    week_ago = NOW - timedelta(days=7)
    quiet = {each.pk for each in enrolments(room, Part.QUIET, Part.GONE)}

    stale = Enrolment.objects.filter(role=Role.STUDENT, last_active_at__lt=week_ago)

    assert {each.pk for each in stale} == quiet
    assert len(quiet) == 5


def test_visitor_is_in_the_middle_of_the_course(room):
    mine = room.enrolments[STUDENT.email]

    progress = mine.lesson_progress.order_by(
        "lesson__unit__position", "lesson__position"
    )
    done = [each.completed_at is not None for each in progress]

    assert done == [True, True, True, False]
    assert [attempt.has_passed for attempt in mine.attempts.all()] == [True]


def test_struggling_students_are_under_the_mark_twice(room):
    for slug in (FIRST, SECOND):
        assert (
            not attempts(room, slug, Part.STRUGGLING).filter(has_passed=True).exists()
        )
        assert attempts(room, slug, Part.STRUGGLING).exists()


def test_second_attempts_improve(room):
    marks = {}
    for attempt in attempts(room, SECOND, Part.IMPROVING).order_by("number"):
        marks.setdefault(attempt.enrolment_id, []).append(attempt.total)

    assert len(marks) == 5
    assert all(first < second for first, second in marks.values())


def test_some_are_in_the_middle_of_a_quiz_and_some_never_took_it(room):
    taken = Attempt.objects.filter(assignment=room.assignments[SECOND])
    never = 40 - taken.values("enrolment").distinct().count()

    assert taken.open().count() == 3
    assert never == 6
    assert Attempt.objects.filter(close_reason="deadline").count() == 2


def test_stuck_students_miss_one_objective(room):
    def share(code):
        answers = Answer.objects.filter(
            attempt__in=attempts(room, SECOND, Part.STUCK),
            version__item__objectives__code=code,
        ).select_related("current_score")
        scores = [answer.current_score for answer in answers]
        return sum(Fraction(each.raw, each.maximum) for each in scores) / len(scores)

    assert share("PK-3") < Fraction(1, 3) < Fraction(3, 5) < share("PK-2")


def test_wrong_key_shows_in_the_item_rest_correlation(flawed):
    own, rest = [], []
    first = Answer.objects.filter(
        version=flawed[1], attempt__number=1, attempt__state=Attempt.State.SUBMITTED
    )
    for answer in first:
        others = Answer.objects.filter(attempt=answer.attempt).exclude(pk=answer.pk)
        scores = [each.current_score for each in others.select_related("current_score")]
        own.append(answer.current_score.raw / answer.current_score.maximum)
        rest.append(sum(each.raw / each.maximum for each in scores))

    assert len(own) >= 35
    assert correlation(own, rest) <= -0.2


def correlation(xs, ys):
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    together = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    spread_x = sum((x - mean_x) ** 2 for x in xs)
    spread_y = sum((y - mean_y) ** 2 for y in ys)
    return together / sqrt(spread_x * spread_y)


def test_wrong_key_is_mended_before_anyone_real_answers(room, flawed, in_vain):
    right, wrong, mended = flawed
    newcomer = EnrolmentFactory(cohort=room.cohort)
    attempt = start_attempt(
        assignment=room.assignments[FIRST], enrolment=newcomer, seed="s", now=NOW
    )
    visitors = Answer.objects.filter(
        attempt__enrolment=room.enrolments[STUDENT.email], version__item=right.item
    )

    assert wrong.key != right.key == mended.key
    assert wrong.content == right.content == mended.content
    assert attempt.answers.filter(version=mended).count() == 1
    assert [answer.version for answer in visitors] == [mended]


def test_both_publications_leave_a_trace(room, flawed):
    traces = AuditEntry.objects.filter(action="publish item version").order_by("at")

    assert [trace.after["version"] for trace in traces] == [2, 3]
    assert {trace.subject_key for trace in traces} == {str(flawed[0].item_id)}


def test_loading_the_course_again_changes_nothing(room):
    versions = ItemVersion.objects.count()

    report = load_course(COURSE, check=False, now=NOW)

    assert not report
    assert ItemVersion.objects.count() == versions


def snapshot(seed):
    """Fill a small class, take it back, and return what was answered in it."""
    with transaction.atomic():
        fill_class(Course.objects.get(), now=NOW, seed=seed, students=5)
        answered = list(
            Answer.objects.order_by(
                "attempt__enrolment__user__email", "pk"
            ).values_list("attempt__seed", "position", "order", "response", "saved_at")
        )
        transaction.set_rollback(True)
    return answered


@pytest.mark.django_db
def test_same_seed_makes_the_same_class():
    load_course(COURSE, check=False, now=NOW)

    assert snapshot("seven") == snapshot("seven") != snapshot("eight")


def test_many_judged_claims_and_the_visitor_none(room):
    judged = ClaimJudgment.objects.filter(enrolment__cohort=room.cohort)

    by_student = Counter(judged.values_list("enrolment__user__email", flat=True))

    assert len(by_student) > len(MEMBERS) / 2
    assert STUDENT.email not in by_student
    assert judged.filter(judged_at__gt=NOW).count() == 0
