from datetime import timedelta

import pytest

from courses.models import AuditEntry
from quizzes.errors import ReplySupersededError, TooManyReportsError
from quizzes.models import ErrorReport
from quizzes.services.error_reports import (
    MOST_A_DAY,
    About,
    answer_report,
    report_error,
)
from tests.factories.courses import NINE_O_CLOCK, EnrolmentFactory, LessonFactory

pytestmark = pytest.mark.django_db
LESSON = ErrorReport.Part.LESSON


@pytest.fixture
def enrolment():
    return EnrolmentFactory()


@pytest.fixture
def about(enrolment):
    lesson = LessonFactory(unit__course=enrolment.cohort.course)
    return About(LESSON, lesson.title, "/lesson/", lesson=lesson)


def send(enrolment, about, text="The dose is wrong.", now=NINE_O_CLOCK):
    return report_error(enrolment=enrolment, about=about, text=text, now=now)


def test_report_is_open_and_has_no_reply(enrolment, about):
    report = send(enrolment, about)

    assert (report.state, report.reply, report.created_at) == ("open", "", NINE_O_CLOCK)
    assert (report.lesson, report.enrolment) == (about.lesson, enrolment)


def test_same_report_twice_is_kept_once(enrolment, about):
    assert send(enrolment, about) == send(enrolment, about)
    assert ErrorReport.objects.count() == 1


def test_one_too_many_in_a_day_is_refused(enrolment, about):
    for number in range(MOST_A_DAY):
        send(enrolment, about, f"The dose number {number} is wrong.")

    with pytest.raises(TooManyReportsError):
        send(enrolment, about, "One more thing is wrong.")
    send(EnrolmentFactory(cohort=enrolment.cohort), about)
    send(enrolment, about, "And one more.", NINE_O_CLOCK + timedelta(days=1))

    assert ErrorReport.objects.count() == MOST_A_DAY + 2


@pytest.mark.parametrize(("closes", "state"), [(True, "closed"), (False, "open")])
def test_reply_is_kept_and_audited(enrolment, about, closes, state):
    instructor = EnrolmentFactory(cohort=enrolment.cohort, instructor=True).user
    report = send(enrolment, about)

    answered = answer_report(
        report=report, reply="Mended.", closes=closes, by=instructor, now=NINE_O_CLOCK
    )

    assert (answered.state, answered.reply) == (state, "Mended.")
    assert (answered.replied_by, answered.replied_at) == (instructor, NINE_O_CLOCK)
    entry = AuditEntry.objects.get(action="answer error report")
    assert (entry.actor, entry.cohort) == (instructor, enrolment.cohort)
    assert entry.before == {"state": "open", "reply": ""}
    assert entry.after == {"state": state, "reply": "Mended."}


def test_reply_to_a_report_that_was_answered_meanwhile_is_refused(enrolment, about):
    first, second = (
        each.user
        for each in EnrolmentFactory.create_batch(
            2, cohort=enrolment.cohort, instructor=True
        )
    )
    seen = send(enrolment, about)
    answer_report(report=seen, reply="Mended.", closes=True, by=first, now=NINE_O_CLOCK)

    with pytest.raises(ReplySupersededError) as refused:
        answer_report(
            report=seen, reply="It is right.", closes=True, by=second, now=NINE_O_CLOCK
        )

    kept = ErrorReport.objects.get()
    assert (kept.reply, kept.replied_by) == ("Mended.", first)
    assert refused.value.report == kept
    assert AuditEntry.objects.filter(action="answer error report").count() == 1
