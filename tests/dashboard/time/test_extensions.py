"""Extensions: the list, giving, making up for an outage, taking back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from quizzes.models import Extension
from tests.dashboard.conftest import make_student
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.factories.quizzes import AttemptFactory
from tests.factories.terms import AccommodationFactory, ExtensionFactory

OPENS = datetime(2026, 3, 2, 15, tzinfo=UTC)
CLOSES = datetime(2026, 3, 7, 6, tzinfo=UTC)


@pytest.fixture
def assignment(assignment):
    """Open for the first week of March; Chicago's clocks change on the 8th."""
    assignment.opens_at, assignment.closes_at = OPENS, CLOSES
    assignment.save()
    return assignment


@pytest.fixture
def url(cohort, assignment):
    def address(name, *args):
        where = [cohort.pk, assignment.quiz.slug, *args]
        return reverse(f"dashboard:{name}", args=where)

    return address


def words(response):
    return " ".join(response.content.decode().split())


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_one_student_is_extended_on_the_clock_of_the_class(
    signed_in, url, student, instructor
):
    answer = signed_in.post(
        url("add-extension"),
        {
            "whom": "student",
            "student": "ada@example.org",
            "closes_at": "2026-03-09T09:00",
            "attempts_allowed": "3",
            "reason": "Ill on Friday",
        },
    )

    assert answer["Location"] == url("extensions")
    row = Extension.objects.get()
    assert (row.enrolment, row.by) == (student, instructor.user)
    assert row.closes_at == datetime(2026, 3, 9, 14, tzinfo=UTC)
    assert (row.attempts_allowed, row.reason) == (3, "Ill on Friday")
    (words_said,) = said(answer)
    assert words_said == (
        "The extension of Ada Obi holds from now on. "
        "No attempt under way ends later for it."
    )


def test_class_is_extended_where_no_student_is_chosen(
    signed_in, url, assignment, student
):
    AttemptFactory(
        assignment=assignment,
        enrolment=student,
        started_at=OPENS,
        deadline_at=OPENS + timedelta(minutes=30),
    )

    answer = signed_in.post(
        url("add-extension"),
        {"whom": "class", "extra_minutes": "10", "reason": "Fire drill"},
    )

    row = Extension.objects.get()
    assert (row.enrolment, row.extra_time) == (None, timedelta(minutes=10))
    assert said(answer) == [
        "The extension holds from now on. 1 attempt under way ends later now."
    ]


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"reason": ""}, "Write why, in one line."),
        ({"reason": "x" * 301}, "That has 301 characters. Shorten it to 300"),
        ({"reason": "a\x00b"}, "Null characters are not allowed."),
        ({}, "Fill in what changes: a date, minutes or attempts."),
        ({"closes_at": "2026-03-01T09:00"}, "Put the dates in order"),
        ({"closes_at": "2026-03-04T09:00"}, "That is less than what holds now, Sat 7"),
        ({"closes_at": "2026-03-08T02:30"}, "comes twice or never."),
        ({"closes_at": "soon"}, "Give a day and a time, such as 2026-03-02T09:00."),
        ({"closes_at": "9999-12-31T23:59"}, "“9999” is not a year"),
        ({"due_at": "2026-03-06T09:00"}, "There is no limit to move."),
        ({"attempts_allowed": "1"}, "That is less than what holds now, 2."),
        ({"attempts_allowed": "0"}, "Give at least 1."),
        ({"extra_minutes": "-5"}, "Give at least 1."),
        ({"extra_minutes": "1e3"}, "Give a whole number, such as 10."),
        ({"extra_minutes": "99999999"}, "Give at most 1440."),
        (
            {"student": "Eve", "extra_minutes": "5"},
            "No student of this class has “Eve” in their name or address.",
        ),
        ({"student": "x" * 5_000}, "That has 5000 characters. Shorten it to 254"),
        ({"student": "a\x00da", "extra_minutes": "5"}, "Null characters"),
    ],
)
def test_bad_extension_is_refused_in_words(signed_in, url, sent, error):
    whom = "student" if "student" in sent else "class"
    sent = {"whom": whom, "reason": "Ill", **sent}

    answer = signed_in.post(url("add-extension"), sent)

    assert answer.status_code == 422
    assert error in words(answer)
    assert not Extension.objects.exists()


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("add-extension", {"whom": "class", "extra_minutes": "10"}),
        ("outage", {"minutes": "10"}),
    ],
)
def test_form_sent_twice_gives_once(signed_in, url, now, name, sent):
    sent = {**sent, "reason": "Fire drill"}
    signed_in.post(url(name), sent)

    again = signed_in.post(url(name), sent, follow=True)
    other = signed_in.post(url(name), {**sent, "reason": "A second one"})

    assert "You gave just the same a moment ago. It was not given twice." in words(
        again
    )
    assert other.status_code == 302
    assert [row.reason for row in Extension.objects.all()] == [
        "Fire drill",
        "A second one",
    ]


def test_form_shows_what_the_student_has_now(signed_in, url, student):
    AccommodationFactory(enrolment=student)

    page = signed_in.get(url("add-extension"), {"student": student.pk})

    closing = page.context["terms"][2]
    assert (closing.was, closing.now, closing.whence) == (
        "Sat 7 Mar 2026, 00:00 UTC−06:00",
        "Sat 7 Mar 2026, 00:30 UTC−06:00",
        "by extra time",
    )
    assert "What Ada Obi has now" in words(page)
    assert page.context["form"]["student"].value() == "ada@example.org"


def test_outage_gives_the_time_back(signed_in, url, assignment, student, now):
    began = now - timedelta(minutes=10)
    attempt = AttemptFactory(
        assignment=assignment,
        enrolment=student,
        started_at=began,
        deadline_at=began + timedelta(minutes=30),
    )
    assignment.closes_at = now + timedelta(days=1)
    assignment.save()

    answer = signed_in.post(url("outage"), {"minutes": "12", "reason": "Power cut"})

    assert answer["Location"] == url("extensions")
    attempt.refresh_from_db()
    assert attempt.deadline_at == began + timedelta(minutes=42)
    assert Extension.objects.get().closes_at == (
        assignment.closes_at + timedelta(minutes=12)
    )


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"minutes": "0"}, "Give at least 1."),
        ({"minutes": "a while"}, "Give a whole number, such as 10."),
        ({"minutes": "5", "reason": " "}, "Write why, in one line."),
    ],
)
def test_bad_outage_is_refused_in_words(signed_in, url, sent, error):
    answer = signed_in.post(url("outage"), {"reason": "Power cut", **sent})

    assert answer.status_code == 422
    assert error in words(answer)
    assert not Extension.objects.exists()


def test_list_tells_for_whom_what_why_by_whom_and_when(
    signed_in, url, assignment, student, instructor
):
    ExtensionFactory(
        assignment=assignment,
        enrolment=student,
        closes_at=CLOSES + timedelta(days=2),
        extra_time=timedelta(minutes=5),
        attempts_allowed=3,
        reason="Ill on Friday",
        by=instructor.user,
        created_at=OPENS,
    )

    page = signed_in.get(url("extensions"))

    (line,) = page.context["lines"]
    assert line.person.name == "Ada Obi"
    assert "Closes Mon 9 Mar 2026, 01:00 UTC−05:00" in words(page)
    assert "Attempts allowed: 3" in words(page)
    assert "5 minutes more" in words(page)
    assert "Why: Ill on Friday" in words(page)
    assert f"Given by {instructor.user}, Mon 2 Mar 2026, 09:00 UTC−06:00." in words(
        page
    )


def test_extension_is_taken_back(signed_in, url, assignment):
    row = ExtensionFactory(assignment=assignment, attempts_allowed=5)

    answer = signed_in.post(url("revoke-extension", row.pk))

    row.refresh_from_db()
    assert answer["Location"] == url("extensions")
    assert row.revoked_at is not None
    assert "Taken back" in words(signed_in.get(url("extensions")))


@pytest.mark.parametrize("role", ["student", "observer", "instructor"])
def test_page_is_not_there_for_others(client, cohort, url, assignment, role):
    row = ExtensionFactory(assignment=assignment)
    home = CohortFactory() if role == "instructor" else cohort
    client.force_login(EnrolmentFactory(cohort=home, role=role).user)
    pages = [url("extensions"), url("add-extension"), url("outage")]
    forms = [url("add-extension"), url("outage"), url("revoke-extension", row.pk)]
    sent = {"extra_minutes": "10", "minutes": "10", "reason": "Because"}

    found = [client.get(each).status_code for each in pages]
    found += [client.post(each, sent).status_code for each in forms]

    assert found == [404] * 6
    assert Extension.objects.standing().count() == 1


def test_what_is_of_another_class_is_not_there(signed_in, url, cohort, now):
    elsewhere = ExtensionFactory()
    stranger = make_student(
        elsewhere.assignment.cohort, now, name="Bo", email="bo@example.org"
    )
    unknown = reverse("dashboard:extensions", args=[cohort.pk, "no-such-quiz"])

    found = [
        signed_in.get(unknown).status_code,
        signed_in.get(url("add-extension"), {"student": stranger.pk}).status_code,
        signed_in.get(url("add-extension"), {"student": "x"}).status_code,
        signed_in.get(url("add-extension"), {"student": "9" * 5_000}).status_code,
        signed_in.post(url("revoke-extension", elsewhere.pk)).status_code,
    ]

    assert found == [404] * 5
    elsewhere.refresh_from_db()
    assert elsewhere.revoked_at is None


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_as_many_queries_however_many_extensions(
    signed_in, url, assignment, cohort, now, django_assert_num_queries, count
):
    for number in range(count):
        who = make_student(cohort, now, name=f"S{number}", email=f"s{number}@x.org")
        ExtensionFactory(assignment=assignment, enrolment=who)
        ExtensionFactory(assignment=assignment)

    with django_assert_num_queries(7):
        signed_in.get(url("extensions"))
    with django_assert_num_queries(6):
        signed_in.get(url("add-extension"))
