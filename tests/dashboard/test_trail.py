"""The trail: who saw and did what in a class, when, and from what to what."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from courses.models import Accommodation
from courses.services.audit import record
from dashboard.reports.trail import trail_page, wish_of
from quizzes.services.extensions import Change, extend
from quizzes.services.proposals import propose_regrade
from tests.dashboard.conftest import make_student, sit
from tests.factories.courses import CohortFactory, EnrolmentFactory, JoinCodeFactory

# In Chicago: 09:00, and the clocks went forward between the two.
BEFORE = datetime(2026, 3, 7, 15, tzinfo=UTC)
AFTER = datetime(2026, 3, 9, 14, tzinfo=UTC)


def url(name, cohort):
    return reverse(f"dashboard:{name}", args=[cohort.pk])


def rows_of(response):
    """Return the rows of a CSV file below its head."""
    text = response.getvalue().decode().removeprefix("\N{BYTE ORDER MARK}")
    return list(csv.reader(io.StringIO(text)))[1:]


def write(action, row, cohort, *, actor=None, at=BEFORE, **states):
    return record(action, row, actor=actor, cohort=cohort, now=at, **states)


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def entries(cohort, instructor, student, assignment):
    """Three of an instructor's deeds, one of an operator's."""
    attempt = sit(assignment, student)
    by = instructor.user
    return [
        write("enrol", student, cohort, after={"role": "student"}),
        write("change quiz dates", assignment, cohort, actor=by, at=AFTER),
        write("mark by hand", attempt.answers.get(), cohort, actor=by, at=AFTER),
        write("create join code", JoinCodeFactory(cohort=cohort), cohort, actor=by),
    ]


def test_entry_tells_who_what_when_and_from_what_to_what(
    signed_in, cohort, instructor, assignment
):
    write(
        "change quiz dates",
        assignment,
        cohort,
        actor=instructor.user,
        at=AFTER,
        before={"closes_at": BEFORE.isoformat(), "time_limit": 1800, "counts": "best"},
        after={"closes_at": AFTER.isoformat(), "time_limit": 5400, "counts": "best"},
    )

    [row] = rows_of(signed_in.get(url("export-trail", cohort)))

    assert row == [
        "2026-03-09T09:00:00-05:00",
        str(instructor.user),
        "Changed the terms of a quiz",
        "Where they act",
        "Closes: Sat 7 Mar 2026, 09:00 UTC−06:00; Time limit: 30 min",
        "Closes: Mon 9 Mar 2026, 09:00 UTC−05:00; Time limit: 1 h 30 min",
    ]


def test_page_says_each_instant_with_its_distance_from_utc(signed_in, cohort, entries):
    text = signed_in.get(url("trail", cohort)).content.decode()

    assert text.count("Sat 7 Mar 2026, 09:00 UTC−06:00") == 2
    assert text.count("Mon 9 Mar 2026, 09:00 UTC−05:00") == 2


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [2, 1, 3, 0]),
        ("?who=WHO", [2, 1, 3]),
        ("?action=enrol", [0]),
        ("?who=students", []),
        ("?student=STUDENT", [2, 0]),
        ("?whose=+ADA+obi+", [2, 0]),
        ("?whose=ada%40example.org&student=999", [2, 0]),
        ("?whose=Ad&action=enrol", [0]),
        ("?whose=Eve", []),
        ("?student=999", []),
        ("?since=2026-03-08", [2, 1]),
        ("?until=2026-03-07", [3, 0]),
        ("?since=2026-03-08&until=2026-03-08", []),
        ("?who=x&student=%E0%A5%A7&since=soon&until=9999-12-31&page=x", [2, 1, 3, 0]),
    ],
)
def test_trail_is_narrowed(
    signed_in, cohort, instructor, student, entries, query, expected
):
    query = query.replace("WHO", str(instructor.user.pk))
    query = query.replace("STUDENT", str(student.pk))

    page = signed_in.get(url("trail", cohort) + query)

    shown = [entry.pk for entry in page.context["report"].page]
    assert shown == [entries[each].pk for each in expected]


def test_deeds_of_students_are_one_choice(signed_in, cohort, instructor, student):
    joined = write("enrol", student, cohort, actor=student.user)
    write("create join code", cohort, cohort, actor=instructor.user)

    report = signed_in.get(url("trail", cohort) + "?who=students").context["report"]

    assert [entry.pk for entry in report.page] == [joined.pk]
    assert [(each.label, each.is_current) for each in report.actors] == [
        (str(instructor.user), False),
        ("Students", True),
    ]


def test_day_begins_on_the_clock_of_the_class(signed_in, cohort):
    late = datetime(2026, 3, 8, 5, 59, 59, tzinfo=UTC)
    write("add", cohort, cohort, at=late)
    write("change", cohort, cohort, at=late + timedelta(seconds=1))

    [row] = rows_of(signed_in.get(url("export-trail", cohort) + "?since=2026-03-08"))

    assert row[:3] == [
        "2026-03-08T00:00:00-06:00",
        "An operator’s command",
        "Changed it on the admin site",
    ]


def test_rows_lead_to_what_they_are_about(signed_in, cohort, student, entries):
    lines = signed_in.get(url("trail", cohort)).context["report"].lines

    attempt = student.attempts.get()
    base = url("overview", cohort)
    assert [(line.subject.text, line.subject.href) for line in lines] == [
        (
            "Ada Obi, Where they act, attempt 1, question 1",
            f"{base}attempts/{attempt.pk}/",
        ),
        ("Where they act", f"{base}quizzes/where-they-act/"),
        (cohort.join_codes.get().shown, f"{base}codes/"),
        ("Ada Obi", f"{base}students/{student.pk}/"),
    ]


def test_regrade_and_extension_lead_to_their_pages(
    signed_in, cohort, instructor, assignment
):
    by = instructor.user
    version = assignment.quiz.slots.get().pool.get().current_version
    regrade = propose_regrade(
        cohort=cohort, before=version, after=version, by=by, now=AFTER
    )
    more = Change(reason="Ill", attempts_allowed=9)
    extend(assignment=assignment, enrolment=None, change=more, by=by, now=AFTER)

    lines = signed_in.get(url("trail", cohort)).context["report"].lines

    base = url("overview", cohort)
    assert [(line.what, line.subject.text, line.subject.href) for line in lines] == [
        (
            "Gave more time or attempts",
            "Where they act, for everyone",
            f"{base}quizzes/where-they-act/extensions/",
        ),
        ("Opened a regrade", "binding-site", f"{base}regrades/{regrade.pk}/"),
    ]


def test_row_that_is_gone_is_still_told(signed_in, cohort, student):
    gone = Accommodation.objects.create(enrolment=student, extra_seconds=60)
    entry = write("add", gone, cohort)
    gone.delete()

    [line] = signed_in.get(url("trail", cohort)).context["report"].lines

    assert line.subject.text == f"accommodation {entry.subject_key}"


def test_hidden_names_are_hidden_here_too(signed_in, cohort, student, entries):
    write("add", student, cohort, actor=student.user)
    signed_in.post(url("names", cohort), {"hide": "yes"})

    of_one = signed_in.get(url("trail", cohort), {"student": student.pk})
    by_label = signed_in.get(url("trail", cohort), {"whose": "student 01"})
    page = signed_in.get(url("trail", cohort)).content.decode() + words(of_one)
    file = signed_in.get(url("export-trail", cohort)).getvalue().decode()

    assert [word for word in ("Ada", "ada@") if word in page + file] == []
    assert "Student 01" in page
    assert of_one.context["report"].whose == "Student 01"
    assert len(by_label.context["report"].lines) == 3
    unknown = signed_in.get(url("trail", cohort), {"whose": "Ada"})
    assert "No label here holds “Ada”." in words(unknown)


def test_cell_of_the_file_starts_no_formula(signed_in, cohort, now):
    who = make_student(cohort, now, name="=1+1", email="eq@example.org")
    write("enrol", who, cohort, actor=who.user)

    [row] = rows_of(signed_in.get(url("export-trail", cohort)))

    assert (row[1], row[3]) == ("'=1+1", "'=1+1")


def test_fifty_a_page_and_all_in_the_file(signed_in, cohort):
    for _ in range(51):
        write("add", cohort, cohort)

    first = signed_in.get(url("trail", cohort)).context["report"]
    second = signed_in.get(url("trail", cohort) + first.next).context["report"]

    assert (len(first.lines), len(second.lines)) == (50, 1)
    assert (first.previous, second.previous, second.next) == ("", "?", "")
    assert len(rows_of(signed_in.get(url("export-trail", cohort)))) == 51


@pytest.mark.parametrize("role", ["student", "observer"])
@pytest.mark.parametrize("name", ["trail", "export-trail"])
def test_trail_is_for_instructors_alone(client, cohort, role, name):
    client.force_login(EnrolmentFactory(cohort=cohort, role=role).user)

    found = [client.get(url(name, cohort)).status_code]
    found.append(client.get(url(name, CohortFactory())).status_code)

    assert found == [404, 404]


def test_observer_is_shown_no_way_to_it(client, cohort):
    client.force_login(EnrolmentFactory(cohort=cohort, observer=True).user)

    text = client.get(url("overview", cohort)).content.decode()

    assert url("trail", cohort) not in text


def test_trail_of_another_class_stays_there(signed_in, cohort, entries):
    other = CohortFactory(course=cohort.course)
    write("add", other, other)

    page = trail_page(cohort, wish_of({}), hides_names=False)

    assert page.page.paginator.count == 4


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_as_much_however_long_the_trail(
    signed_in, cohort, assignment, now, django_assert_num_queries, count
):
    for number in range(count):
        who = make_student(cohort, now, name=f"S{number}", email=f"s{number}@x.org")
        attempt = sit(assignment, who)
        for row in (who, attempt, attempt.answers.get(), assignment):
            write("add", row, cohort)

    with django_assert_num_queries(12):
        signed_in.get(url("trail", cohort))
    with django_assert_num_queries(12):
        signed_in.get(url("trail", cohort), {"whose": "s0@x.org"})
