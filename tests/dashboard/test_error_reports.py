"""The list of error reports of a class: who may see it, and who may answer."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import ErrorReport
from quizzes.services.error_reports import About, report_error
from tests.factories.courses import CohortFactory, EnrolmentFactory

LESSON = ErrorReport.Part.LESSON


def url(name, cohort, *args):
    return reverse(f"dashboard:{name}", args=[cohort.pk, *args])


def words(page):
    return " ".join(page.content.decode().split())


def send(student, lesson, text="The dose is wrong.", *, hours=1):
    return report_error(
        enrolment=student,
        about=About(LESSON, lesson.title, "/lesson/", lesson=lesson),
        text=text,
        now=timezone.now() - timedelta(hours=hours),
    )


@pytest.fixture
def report(student, lessons):
    return send(student, lessons[0])


def test_list_names_who_reported_what(signed_in, report, cohort):
    page = words(signed_in.get(url("error-reports", cohort)))

    assert "1 error report to answer" in page
    assert "The dose is wrong." in page
    assert "Ada Obi" in page


def test_open_reports_come_first_the_longest_waiting_on_top(
    signed_in, report, cohort, student, lessons
):
    older = send(student, lessons[1], "This waits longest.", hours=9)
    closed = send(student, lessons[1], "This is answered.", hours=20)
    signed_in.post(url("error-report", cohort, closed.pk), {"reply": "Mended."})

    listed = signed_in.get(url("error-reports", cohort)).context["report"]

    assert [each.report for each in listed.open] == [older, report]
    assert [each.report for each in listed.closed] == [closed]


@pytest.mark.parametrize(
    ("pressed", "state"), [({}, "closed"), ({"keep_open": "yes"}, "open")]
)
def test_instructor_answers(signed_in, report, cohort, instructor, pressed, state):
    where = url("error-report", cohort, report.pk)

    page = signed_in.post(where, {"reply": "Right, it is mended.", **pressed})

    report.refresh_from_db()
    assert page.url == url("error-reports", cohort)
    assert (report.state, report.reply) == (state, "Right, it is mended.")
    assert report.replied_by == instructor.user


def test_reply_must_say_something(signed_in, report, cohort):
    page = signed_in.post(url("error-report", cohort, report.pk), {"reply": " "})

    assert page.status_code == 422
    assert "Write a reply" in words(page)
    report.refresh_from_db()
    assert report.is_open


@pytest.fixture
def answered_meanwhile(signed_in, report, cohort, instructor):
    """What a page sends that was opened before someone else replied."""
    where = url("error-report", cohort, report.pk)
    seen = signed_in.get(where).context["form"]["seen"].value()
    signed_in.post(where, {"seen": seen, "reply": "Right, it is mended."})
    return {"seen": seen, "reply": "No, it’s right as it is."}


def test_second_of_two_instructors_is_told_and_may_then_insist(
    signed_in, report, cohort, instructor, answered_meanwhile
):
    where = url("error-report", cohort, report.pk)

    late = signed_in.post(where, answered_meanwhile)

    said = (
        f"{instructor.user} answered this report meanwhile: “Right, it is mended.”. "
        "That reply stands. Reply again only if it should change."
    )
    assert (late.status_code, said in words(late)) == (422, True)
    report.refresh_from_db()
    assert report.reply == "Right, it is mended."
    form = late.context["form"]
    sent = {name: form[name].value() for name in form.fields}
    assert sent["reply"] == answered_meanwhile["reply"]
    again = signed_in.post(where, sent)
    report.refresh_from_db()
    assert (again.status_code, report.reply) == (302, answered_meanwhile["reply"])


@pytest.mark.parametrize("seen", ["soon", "-1", "2026-01-01T09:00:00+00:00"])
def test_page_that_is_out_of_date_answers_nothing(signed_in, report, cohort, seen):
    sent = {"seen": seen, "reply": "Mended."}

    page = signed_in.post(url("error-report", cohort, report.pk), sent)

    assert page.status_code == 422
    assert "This page was out of date." in words(page)
    report.refresh_from_db()
    assert report.is_open


def test_hidden_names_are_hidden_here_too(signed_in, report, cohort):
    signed_in.post(url("names", cohort), {"hide": "yes"})
    pages = [
        words(signed_in.get(url("error-reports", cohort))),
        words(signed_in.get(url("error-report", cohort, report.pk))),
    ]

    assert ["Ada Obi" in page for page in pages] == [False, False]
    assert ["Student 01" in page for page in pages] == [True, True]


def test_observer_looks_and_may_not_answer(client, report, cohort):
    client.force_login(EnrolmentFactory(cohort=cohort, role="observer").user)
    where = url("error-report", cohort, report.pk)

    page = client.get(where)

    assert (page.status_code, "Your reply" in words(page)) == (200, False)
    assert client.post(where, {"reply": "Mended."}).status_code == 404


def test_students_and_other_classes_find_nothing(client, report, cohort, student):
    client.force_login(student.user)
    as_student = client.get(url("error-reports", cohort)).status_code
    elsewhere = CohortFactory(course=cohort.course, name="Autumn")
    client.force_login(EnrolmentFactory(cohort=elsewhere, instructor=True).user)
    pages = [
        client.get(url("error-report", elsewhere, report.pk)),
        client.post(url("error-report", elsewhere, report.pk), {"reply": "Mended."}),
        client.get(url("error-reports", cohort)),
    ]

    assert as_student == 404
    assert [page.status_code for page in pages] == [404, 404, 404]


def test_list_costs_as_many_queries_however_long(
    signed_in, report, cohort, student, lessons, django_assert_max_num_queries
):
    for number in range(2):
        send(student, lessons[1], f"Wrong in place {number}.")

    with django_assert_max_num_queries(12):
        page = signed_in.get(url("error-reports", cohort))

    assert len(page.context["report"].open) == 3
