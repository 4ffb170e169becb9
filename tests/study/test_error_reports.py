"""Reporting an error: what about, by whom, and what comes back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Attempt, ErrorReport
from quizzes.services.error_reports import MOST_A_DAY, answer_report
from tests.factories.courses import EnrolmentFactory, LessonFactory
from tests.factories.quizzes import (
    AnswerFactory,
    AssignmentFactory,
    AttemptFactory,
    ItemFactory,
    SlotFactory,
    StimulusFactory,
)

TEXT = "The second half-life is in minutes, and should be in hours."


@pytest.fixture
def lesson(unit):
    return LessonFactory(unit=unit, slug="receptor", title="The receptor")


@pytest.fixture
def at_lesson(enrolment, lesson):
    return reverse("study:report-lesson", args=[enrolment.cohort_id, lesson.slug])


def sit(enrolment, *, state=Attempt.State.SUBMITTED, **version):
    """Return an answer of an attempt, submitted unless said otherwise."""
    assignment = AssignmentFactory(cohort=enrolment.cohort)
    item = ItemFactory(course=enrolment.cohort.course, **version)
    slot = SlotFactory(quiz=assignment.quiz, pool=[item])
    now = timezone.now()
    marks = {
        "submitted_at": now,
        "close_reason": Attempt.CloseReason.SUBMITTED,
        "total": 1,
        "maximum": 1,
        "has_passed": True,
    }
    attempt = AttemptFactory(
        assignment=assignment,
        enrolment=enrolment,
        state=state,
        started_at=now,
        **({} if state == Attempt.State.OPEN else marks),
    )
    return AnswerFactory(
        attempt=attempt, position=1, slot=slot, version=item.current_version
    )


def url_of(answer, enrolment, part="question"):
    return reverse(
        f"study:report-{part}", args=[enrolment.cohort_id, answer.attempt_id, 1]
    )


def test_report_of_a_lesson_reaches_the_list(signed_in, at_lesson, lesson, enrolment):
    page = signed_in.post(at_lesson, {"text": f"  {TEXT} "}, follow=True)

    report = ErrorReport.objects.get()
    assert (report.part, report.lesson, report.text) == ("lesson", lesson, TEXT)
    assert report.enrolment == enrolment
    assert page.redirect_chain[-1][0].endswith("/error-reports/")
    assert TEXT in page.content.decode()


@pytest.mark.parametrize("text", ["", "Too short", "x" * 1001])
def test_report_needs_ten_to_a_thousand_characters(signed_in, at_lesson, text):
    page = signed_in.post(at_lesson, {"text": text})

    assert page.status_code == 422
    assert page.context["form"].errors.keys() == {"text"}
    assert not ErrorReport.objects.exists()


def test_report_of_a_check_keeps_the_version(ask, signed_in, enrolment):
    ask()
    where = [enrolment.cohort_id, "receptor", "which-site"]

    signed_in.post(reverse("study:report-check", args=where), {"text": TEXT})

    report = ErrorReport.objects.get()
    assert (report.part, report.version.item.code) == ("check", "which-site")
    assert report.address.endswith("/lessons/receptor/#check-which-site")


def test_report_of_a_reviewed_question_keeps_the_answer(signed_in, enrolment):
    answer = sit(enrolment)

    signed_in.post(url_of(answer, enrolment), {"text": TEXT})

    report = ErrorReport.objects.get()
    assert (report.part, report.answer, report.version) == (
        "question",
        answer,
        answer.version,
    )


def test_report_of_a_case_is_called_by_its_title(signed_in, enrolment):
    chart = StimulusFactory(course=enrolment.cohort.course, title="Three days")
    answer = sit(enrolment, version__stimulus_version=chart.current_version)

    signed_in.post(url_of(answer, enrolment, "case"), {"text": TEXT})

    report = ErrorReport.objects.get()
    assert (report.part, report.title, report.answer) == ("case", "Three days", answer)


def test_link_stands_at_the_lesson_and_its_checks(ask, signed_in, enrolment):
    ask()
    where = [enrolment.cohort_id, "receptor"]

    page = signed_in.get(reverse("study:lesson", args=where)).content.decode()

    assert f'href="{reverse("study:report-lesson", args=where)}"' in page
    check = reverse("study:report-check", args=[*where, "which-site"])
    assert f'href="{check}"' in page


def test_question_of_another_or_still_open_can_not_be_reported(signed_in, enrolment):
    other = EnrolmentFactory(cohort=enrolment.cohort)
    statuses = [
        signed_in.get(url_of(sit(other), enrolment)).status_code,
        signed_in.get(
            url_of(sit(enrolment, state=Attempt.State.OPEN), enrolment)
        ).status_code,
        signed_in.get(url_of(sit(enrolment), enrolment, "case")).status_code,
    ]

    assert statuses == [404, 404, 404]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("report-lesson", ["no-such"]),
        ("report-check", ["receptor", "no-such"]),
        ("report-check", ["no-such", "no-such"]),
        ("report-drug", ["no-such"]),
        ("report-claim", [7]),
    ],
)
def test_what_the_course_has_not_is_not_found(signed_in, lesson, enrolment, name, args):
    where = reverse(f"study:{name}", args=[enrolment.cohort_id, *args])

    assert signed_in.get(where).status_code == 404


def test_class_of_others_is_not_found(signed_in, lesson):
    cohort = EnrolmentFactory().cohort
    where = [
        reverse("study:error-reports", args=[cohort.pk]),
        reverse("study:report-lesson", args=[cohort.pk, lesson.slug]),
    ]

    assert [signed_in.get(each).status_code for each in where] == [404, 404]


def test_text_is_kept_through_a_sign_in(client, at_lesson, enrolment):
    away = client.post(at_lesson, {"text": TEXT})
    client.force_login(enrolment.user)
    page = client.get(at_lesson)

    assert away.status_code == 302
    assert TEXT in page.content.decode()
    assert not ErrorReport.objects.exists()


def test_one_too_many_says_when_to_try_again(signed_in, at_lesson):
    for number in range(MOST_A_DAY):
        signed_in.post(at_lesson, {"text": f"{TEXT} {number}"})
    page = signed_in.post(at_lesson, {"text": "One more thing is wrong."})

    assert page.status_code == 429
    assert "more than 20 reports in a day" in page.content.decode()
    assert ErrorReport.objects.count() == MOST_A_DAY


def test_empty_list_says_where_errors_are_reported(signed_in, enrolment):
    where = reverse("study:error-reports", args=[enrolment.cohort_id])

    page = " ".join(signed_in.get(where).content.decode().split())

    assert (
        "stands beside each lesson, quick check, reviewed question, drug and claim."
    ) in page


@pytest.mark.parametrize("count", [1, 3])
def test_own_list_costs_as_many_queries_however_long(
    signed_in, at_lesson, enrolment, django_assert_num_queries, count
):
    for number in range(count):
        signed_in.post(at_lesson, {"text": f"{TEXT} {number}"})
    where = reverse("study:error-reports", args=[enrolment.cohort_id])
    signed_in.get(where)

    with django_assert_num_queries(4):  # session, user, enrolment, reports
        page = signed_in.get(where)

    assert len(page.context["reports"]) == count


def test_student_sees_the_reply_and_nobody_elses(signed_in, at_lesson, enrolment):
    signed_in.post(at_lesson, {"text": TEXT})
    instructor = EnrolmentFactory(cohort=enrolment.cohort, instructor=True).user
    answer_report(
        report=ErrorReport.objects.get(),
        reply="Right, it is hours. Mended.",
        closes=True,
        by=instructor,
        now=timezone.now() + timedelta(minutes=1),
    )
    where = reverse("study:error-reports", args=[enrolment.cohort_id])

    mine = signed_in.get(where).content.decode()
    other = EnrolmentFactory(cohort=enrolment.cohort)
    signed_in.force_login(other.user)
    theirs = signed_in.get(where).content.decode()

    assert ("Right, it is hours." in mine, "Closed" in mine) == (True, True)
    assert "Right, it is hours." not in theirs
