"""Who sees the pages of a class, who may change it, and what a page costs."""

import pytest
from django.urls import reverse

from courses.models import JoinCode
from quizzes.models import Assignment
from tests.dashboard.conftest import make_student, sit
from tests.factories.courses import (
    CohortFactory,
    EnrolmentFactory,
    JoinCodeFactory,
    LessonProgressFactory,
)
from tests.factories.quizzes import ItemFactory, QuizFactory, SlotFactory

PAGES = ("overview", "students", "export", "items", "quizzes", "codes")


def url(name, cohort, *args):
    return reverse(f"dashboard:{name}", args=[cohort.pk, *args])


def open_page(client, address):
    """Return the answer, read to its end: a file is closed then."""
    page = client.get(address)
    page.getvalue()
    return page


@pytest.fixture
def attempt(assignment, student, lessons):
    return sit(assignment, student)


@pytest.fixture
def addresses(cohort, student, attempt, assignment):
    """Every page of the class."""
    return [
        *(url(name, cohort) for name in PAGES),
        url("student", cohort, student.pk),
        url("attempt", cohort, attempt.pk),
        url("item", cohort, "binding-site", 1),
        url("quiz", cohort, assignment.quiz.slug),
    ]


def test_instructor_sees_every_page(signed_in, addresses):
    found = [open_page(signed_in, each).status_code for each in addresses]

    assert found == [200] * 10


def test_observer_sees_all_but_the_forms(client, cohort, addresses):
    client.force_login(EnrolmentFactory(cohort=cohort, observer=True).user)

    found = [open_page(client, each).status_code for each in addresses]

    assert found == [*[200] * 9, 404]


def test_observer_is_offered_no_change(client, cohort, assignment):
    client.force_login(EnrolmentFactory(cohort=cohort, observer=True).user)
    JoinCodeFactory(cohort=cohort)

    pages = [client.get(url(name, cohort)) for name in ("quizzes", "codes")]

    words = "".join(page.content.decode() for page in pages)
    assert not [w for w in ("Change dates", "New code", "Revoke") if w in words]


@pytest.mark.parametrize("who", ["student", "stranger", "left"])
def test_page_is_not_there_for_others(client, cohort, addresses, who):
    if who == "left":
        person = EnrolmentFactory(cohort=cohort, instructor=True, status="left")
    elif who == "stranger":
        person = EnrolmentFactory(cohort=CohortFactory(), instructor=True)
    else:
        person = EnrolmentFactory(cohort=cohort)
    client.force_login(person.user)

    assert {client.get(each).status_code for each in addresses} == {404}


def test_stranger_is_sent_to_sign_in(client, addresses):
    assert {client.get(each).status_code for each in addresses} == {302}


def test_student_and_attempt_of_another_class_are_not_there(signed_in, cohort, now):
    other = CohortFactory(course=cohort.course)
    theirs = make_student(other, now, name="Bo", email="bo@example.org")

    found = [
        signed_in.get(url("student", cohort, theirs.pk)).status_code,
        signed_in.get(url("attempt", cohort, 999_999)).status_code,
        signed_in.get(url("item", cohort, "no-such-item", 1)).status_code,
        signed_in.get(url("quiz", cohort, "no-such-quiz")).status_code,
    ]

    assert found == [404] * 4


def test_instructors_have_no_student_page(signed_in, cohort, instructor):
    assert signed_in.get(url("student", cohort, instructor.pk)).status_code == 404


@pytest.mark.parametrize("role", ["student", "observer"])
def test_only_an_instructor_changes_the_class(client, cohort, assignment, role):
    code = JoinCodeFactory(cohort=cohort)
    client.force_login(EnrolmentFactory(cohort=cohort, role=role).user)
    posts = [
        url("codes", cohort),
        url("revoke-code", cohort, code.pk),
        url("quiz", cohort, assignment.quiz.slug),
    ]

    assert {client.post(each).status_code for each in posts} == {404}
    code.refresh_from_db()
    assert (JoinCode.objects.count(), code.revoked_at) == (1, None)


MOST = {
    "overview": 13,
    "students": 9,
    "export": 9,
    "items": 8,
    "quizzes": 7,
    "codes": 5,
}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), MOST.items())
def test_page_costs_as_much_however_large_the_class(
    signed_in, assignment, lessons, now, django_assert_num_queries, name, queries, count
):
    cohort = assignment.cohort
    for number in range(count):
        who = make_student(cohort, now, name=f"S{number}", email=f"s{number}@x.org")
        LessonProgressFactory(enrolment=who, lesson=lessons[0])
        sit(assignment, who, right=number % 2 == 0)
        sit(assignment, who, number=2)
        JoinCodeFactory(cohort=cohort)
        QuizFactory(course=cohort.course)

    # The first look counts the answers that nobody counted yet.
    open_page(signed_in, url(name, cohort))

    with django_assert_num_queries(queries):
        open_page(signed_in, url(name, cohort))


@pytest.mark.parametrize("count", [1, 3])
def test_overview_costs_as_much_however_many_need_a_hand(
    signed_in, assignment, now, django_assert_num_queries, count
):
    for number in range(count):
        email = f"s{number}@x.org"
        who = make_student(assignment.cohort, now, name="S", email=email, days_ago=9)
        sit(assignment, who)
    signed_in.get(url("overview", assignment.cohort))

    with django_assert_num_queries(15):
        signed_in.get(url("overview", assignment.cohort))


@pytest.mark.parametrize("count", [1, 3])
def test_student_page_costs_as_much_however_much_they_did(
    signed_in, assignment, student, lessons, django_assert_num_queries, count
):
    for number in range(1, count + 1):
        sit(assignment, student, number=number)
    LessonProgressFactory(enrolment=student, lesson=lessons[0])

    with django_assert_num_queries(13):
        signed_in.get(url("student", assignment.cohort, student.pk))


@pytest.mark.parametrize("count", [1, 3])
def test_item_page_costs_as_much_however_many_answered(
    signed_in, assignment, now, django_assert_num_queries, count
):
    for number in range(count):
        email = f"s{number}@x.org"
        who = make_student(assignment.cohort, now, name="S", email=email)
        sit(assignment, who)

    address = url("item", assignment.cohort, "binding-site", 1)
    # The first look counts the answers that nobody counted yet.
    signed_in.get(address)

    with django_assert_num_queries(9):
        signed_in.get(address)


def test_attempt_page_costs_no_more_than_a_page_may(
    signed_in, assignment, attempt, django_assert_max_num_queries
):
    address = url("attempt", assignment.cohort, attempt.pk)

    # The first look is written down, and parses items, charts and sources.
    with django_assert_max_num_queries(17):
        signed_in.get(address)
    with django_assert_max_num_queries(12):
        signed_in.get(address)


def test_nothing_of_a_class_is_kept_by_a_cache(signed_in, addresses):
    pages = [open_page(signed_in, each) for each in addresses]
    kept = {page.headers["Cache-Control"] for page in pages}

    assert kept == {"private, no-store"}


def test_quiz_without_items_is_shown(signed_in, cohort):
    quiz = QuizFactory(course=cohort.course)
    SlotFactory(quiz=quiz, pool=[ItemFactory(course=cohort.course)])

    page = signed_in.get(url("quizzes", cohort))

    assert "Not open to the class" in page.content.decode()
    assert not Assignment.objects.exists()
