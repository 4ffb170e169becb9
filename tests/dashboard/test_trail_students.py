"""The trail of one student, whom the instructor names by typing."""

from datetime import UTC, datetime

from django.urls import reverse

from courses.services.audit import record
from tests.dashboard.conftest import make_student
from tests.factories.courses import CohortFactory


def url(name, cohort):
    return reverse(f"dashboard:{name}", args=[cohort.pk])


def write(action, row, cohort):
    at = datetime(2026, 3, 7, 15, tzinfo=UTC)
    return record(action, row, actor=None, cohort=cohort, now=at)


def words(response):
    return " ".join(response.content.decode().split())


def test_of_several_students_one_is_chosen(signed_in, cohort, student, now):
    other = make_student(cohort, now, name="Ada Roe", email="roe@example.org")
    for each in (student, other):
        write("enrol", each, cohort)
    address = url("trail", cohort)

    page = signed_in.get(address, {"whose": "ada", "action": "enrol"})

    report = page.context["report"]
    assert (list(report.page), report.whose) == ([], "ada")
    assert report.offered == [
        ("Ada Obi, ada@example.org", f"?action=enrol&student={student.pk}"),
        ("Ada Roe, roe@example.org", f"?action=enrol&student={other.pk}"),
    ]
    assert "2 students fit “ada”." in words(page)
    file = signed_in.get(url("export-trail", cohort), {"whose": "ada"})
    assert len(file.getvalue().splitlines()) == 1
    chosen = signed_in.get(address + report.offered[1][1]).context["report"]
    assert ([line.subject.text for line in chosen.lines], chosen.whose) == (
        ["Ada Roe"],
        "roe@example.org",
    )


def test_of_many_students_the_first_are_offered(signed_in, cohort, now):
    for number in range(21):
        make_student(cohort, now, name=f"Cy {number:02}", email=f"cy{number}@x.org")

    page = signed_in.get(url("trail", cohort), {"whose": "cy"})

    assert len(page.context["report"].offered) == 20
    assert "More than 20 students fit “cy”." in words(page)


def test_student_of_another_class_is_not_found(signed_in, cohort, now):
    other = CohortFactory(course=cohort.course)
    eve = make_student(other, now, name="Eve Poe", email="eve@example.org")
    write("enrol", eve, other)

    found = [
        signed_in.get(url("trail", cohort), query)
        for query in ({"whose": "Eve Poe"}, {"student": eve.pk})
    ]

    assert [list(page.context["report"].page) for page in found] == [[], []]
    assert "No name or address here holds “Eve Poe”." in words(found[0])
    assert "eve@example.org" not in words(found[1])


def test_student_who_left_is_found(signed_in, cohort, student):
    joined = write("enrol", student, cohort)
    student.status = "left"
    student.save()

    report = signed_in.get(url("trail", cohort), {"whose": "ada obi"}).context["report"]

    assert [entry.pk for entry in report.page] == [joined.pk]
