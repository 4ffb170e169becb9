"""For whom an extension is: one student, named; or, where nobody is, the class."""

import pytest
from django.urls import reverse

from courses.models import Enrolment
from quizzes.models import Extension
from tests.dashboard.conftest import make_student
from tests.factories.courses import CohortFactory


@pytest.fixture
def url(cohort, assignment):
    where = [cohort.pk, assignment.quiz.slug]
    return reverse("dashboard:add-extension", args=where)


@pytest.fixture
def extend(signed_in, url):
    """Send the form for whoever `student` names."""

    def post(student, **more):
        sent = {"whom": "student", "student": student}
        sent |= {"extra_minutes": "5", "reason": "Ill", **more}
        return signed_in.post(url, sent)

    return post


@pytest.fixture
def enrol(cohort, now):
    """Enrol someone more, in this class or another."""

    def make(name, email, home=cohort):
        return make_student(home, now, name=name, email=email)

    return make


def extended():
    """Return whose extensions there are."""
    return [row.enrolment for row in Extension.objects.all()]


def errors(answer):
    """Return the error of each field."""
    found = answer.context["form"].errors
    return {name: " ".join(words) for name, words in found.items()}


def offered(answer):
    """Return the students whom the form offers."""
    return [label for _key, label in answer.context["form"].fields["which"].choices]


@pytest.mark.parametrize(
    "text", ["Ada Obi", " ada obi ", "ADA@EXAMPLE.ORG", "ada@example.org"]
)
def test_whole_name_or_address_means_one_in_any_case(extend, enrol, student, text):
    enrol("Ada Obiang", "ada@example.org.uk")

    extend(text)

    assert extended() == [student]


def test_capital_of_another_alphabet_is_the_same_letter(extend, enrol):
    emile = enrol("Émile Roy", "emile@example.org")

    extend("émile roy")

    assert extended() == [emile]


def test_part_of_a_name_is_asked_back_even_where_it_fits_one(extend, enrol, student):
    enrol("Bo Lee", "bo@example.org")

    answer = extend("ad")

    assert (answer.status_code, extended()) == (422, [])
    assert errors(answer) == {
        "which": "1 student fits “ad” in part. Choose them, or write another name."
    }
    assert offered(answer) == ["Ada Obi, ada@example.org"]
    extend("ad", which=student.pk)
    assert extended() == [student]


def test_one_of_several_is_chosen(extend, enrol, student):
    other = enrol("Ada Obi", "obi@example.org")
    enrol("Ada Obiang", "obiang@example.org")

    answer = extend("ada obi")

    assert errors(answer) == {"which": "3 students fit “ada obi”. Choose one."}
    assert offered(answer) == [
        "Ada Obi, ada@example.org",
        "Ada Obi, obi@example.org",
        "Ada Obiang, obiang@example.org",
    ]
    extend("ada obi", which=other.pk)
    assert extended() == [other]


def test_choice_of_before_is_forgotten_with_another_name(extend, enrol, student):
    bo, _other = enrol("Bo Lee", "bo@example.org"), enrol("Bo Li", "li@example.org")

    extend("Bo Lee", which=student.pk)
    answer = extend("bo l", which=student.pk)

    assert extended() == [bo]
    assert errors(answer) == {"which": "2 students fit “bo l”. Choose one."}


def test_of_many_the_first_are_offered(extend, enrol):
    for number in range(21):
        enrol(f"Cy {number:02}", f"cy{number}@example.org")

    answer = extend("cy")

    assert errors(answer) == {
        "which": "More than 20 students fit “cy”. Choose one of the first, or write "
        "more of the name."
    }
    assert offered(answer)[::19] == [
        "Cy 00, cy0@example.org",
        "Cy 19, cy19@example.org",
    ]


def test_whole_name_is_found_among_many_that_hold_it(extend, enrol):
    for number in range(21):
        enrol(f"A Cy {number:02}", f"cy{number}@example.org")
    cy = enrol("Cy", "zy@example.org")

    extend("cy")

    assert extended() == [cy]


def test_student_of_another_class_or_gone_is_not_found(extend, enrol, cohort):
    stranger = enrol("Eve Poe", "eve@example.org", CohortFactory(course=cohort.course))
    left = enrol("Eve Roe", "roe@example.org")
    Enrolment.objects.filter(pk=left.pk).update(status="left")

    answers = [extend("eve", which=each.pk) for each in (stranger, left)]
    answers.append(extend("eve@example.org"))

    assert [errors(each) for each in answers] == [
        {"student": f"No student of this class has “{text}” in their name or address."}
        for text in ("eve", "eve", "eve@example.org")
    ]
    assert extended() == []


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"whom": ""}, "whom", "Choose the whole class, or one student."),
        ({"whom": "all"}, "whom", "Choose the whole class, or one student."),
        (
            {"whom": "class"},
            "whom",
            "“Ada Obi” names one student. Choose one student, or empty that field.",
        ),
        ({"student": ""}, "student", "Write whom it is for."),
    ],
)
def test_class_and_student_are_never_mistaken(extend, student, sent, field, words):
    answer = extend(**{"student": "Ada Obi", **sent})

    assert (answer.status_code, extended()) == (422, [])
    assert errors(answer) == {field: words}


def test_staff_are_no_students(extend, instructor):
    answer = extend(instructor.user.email)

    assert (answer.status_code, extended()) == (422, [])


def test_label_means_a_student_while_names_are_hidden(
    signed_in, extend, enrol, cohort, student, url
):
    for number in range(2, 11):
        enrol(f"S{number}", f"s{number}@example.org")
    signed_in.post(reverse("dashboard:names", args=[cohort.pk]), {"hide": "yes"})

    page = signed_in.get(url, {"student": student.pk})
    unknown, several = extend("Ada Obi"), extend("student 1")
    extend("student 01")

    assert page.context["form"]["student"].value() == "Student 01"
    assert page.context["form"]["whom"].value() == "student"
    assert errors(unknown) == {
        "student": "No student of this class has “Ada Obi” in their label."
    }
    assert offered(several) == ["Student 10"]
    assert extended() == [student]


@pytest.mark.parametrize("count", [1, 3])
def test_naming_costs_as_many_queries_however_large_the_class(
    signed_in, url, enrol, django_assert_num_queries, count
):
    for number in range(count):
        enrol(f"Cy {number}", f"cy{number}@example.org")

    with django_assert_num_queries(7):
        signed_in.post(url, {"whom": "student", "student": "cy", "reason": "Ill"})


def test_page_names_nobody_of_the_class(signed_in, url, student):
    assert "Ada" not in signed_in.get(url).content.decode()
