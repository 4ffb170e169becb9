"""What waits to be marked, in the figures and the file of a class: not yet known."""

import csv
from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from dashboard.reports.first_attempts import REST, first_answers
from dashboard.reports.item import item_report
from dashboard.reports.items import items_report
from quizzes.models import Score
from quizzes.papers import kind_of
from quizzes.services.answers import save_response
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from quizzes.services.marking import mark_by_hand
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, ItemFactory, SlotFactory
from tests.factories.typed import make_short_answer


@pytest.fixture
def cohort(db):
    return CohortFactory(name="Spring")


@pytest.fixture
def instructor(cohort):
    return EnrolmentFactory(cohort=cohort, instructor=True).user


@pytest.fixture
def assignment(cohort):
    """A typed name of weight 2 and two choices of weight 1."""
    made = AssignmentFactory(
        cohort=cohort,
        opens_at=timezone.now() - timedelta(days=1),
        closes_at=None,
        quiz__title="Antidotes",
    )
    name = make_short_answer(cohort.course, "antidote")
    SlotFactory(quiz=made.quiz, weight=Decimal(2), pool=[name])
    for code in ("site", "effect"):
        item = ItemFactory(course=cohort.course, code=code)
        SlotFactory(quiz=made.quiz, pool=[item])
    return made


@pytest.fixture
def sit(assignment):
    """Submit what a new student typed, or `who`, with one choice right of two."""

    def made(text, who=None):
        at = timezone.now() - timedelta(hours=2)
        attempt = start_attempt(
            assignment=assignment,
            enrolment=who or EnrolmentFactory(cohort=assignment.cohort),
            seed="seven",
            now=at,
        )
        given = {
            "antidote": {"text": text},
            "site": {"choice": "b"},
            "effect": {"choice": "a"},
        }
        for answer in attempt.answers.select_related("attempt", "version__item"):
            response = kind_of(answer.version).Response(
                **given[answer.version.item.code]
            )
            save_response(answer=answer, response=response, base_rev=0, now=at)
        submit_attempt(attempt=attempt, now=at)
        return attempt

    return made


def mark(instructor, raw):
    """Mark what waits, all alike."""
    waiting = Score.objects.filter(needs_person=True, superseded_by=None)
    for score in waiting.select_related("answer"):
        mark_by_hand(
            score=score, raw=raw, note="As read.", by=instructor, now=timezone.now()
        )


def counts(cohort):
    """Return how many first attempts each item's figures rest on."""
    return {line.label: line.n for line in items_report(cohort).lines}


def test_figures_leave_out_what_waits_until_it_is_marked(cohort, sit, instructor):
    sit("flumazenil")
    sit("the antidote")
    assert counts(cohort) == {"antidote": 1, "site": 2, "effect": 2}

    mark(instructor, raw=1)

    assert counts(cohort) == {"antidote": 2, "site": 2, "effect": 2}
    [line] = [line for line in items_report(cohort).lines if line.label == "antidote"]
    assert (line.credit.full, line.credit.none) == (2, 0)


def test_rest_of_a_paper_is_what_is_known_of_it(cohort, sit, instructor):
    sit("the antidote")
    answers = first_answers(cohort).annotate(rest=REST)
    site = answers.filter(version__item__code="site")
    assert site.get().rest == 0

    mark(instructor, raw=1)

    assert site.get().rest == pytest.approx(2 / 3)


def test_typed_answer_is_right_as_its_mark_says(cohort, sit, instructor):
    sit("flumazenil")
    sit("the antidote")
    mark(instructor, raw=1)

    report = item_report(cohort, "antidote", 1)

    assert {each.name: each.is_key for each in report.choices} == {
        "flumazenil": True,
        "the antidote": True,
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("items", "1 answer in the first attempts shown here waits to be marked"),
        ("item", "1 first attempt at this item waits to be marked"),
    ],
)
def test_pages_of_items_say_how_many_wait(client, cohort, sit, instructor, name, said):
    sit("flumazenil")
    sit("the antidote")
    client.force_login(instructor)
    args = ["antidote", 1] if name == "item" else []
    address = reverse(f"dashboard:{name}", args=[cohort.pk, *args])

    before = client.get(address).content.decode()
    mark(instructor, raw=0)
    after = client.get(address).content.decode()

    assert (said in before, said in after) == (True, False)


def test_items_of_one_quiz_say_what_waits_in_first_attempts_at_it(
    client, cohort, assignment, sit, instructor
):
    first = sit("the antidote").enrolment
    sit("an antidote", first)
    slug = assignment.quiz.slug
    other = AssignmentFactory(cohort=cohort, quiz__title="Sites")
    client.force_login(instructor)
    said = "in the first attempts shown here"
    address = reverse("dashboard:items", args=[cohort.pk])

    pages = [
        client.get(address, {"quiz": quiz}).content.decode()
        for quiz in ("", slug, other.quiz.slug)
    ]

    counted = [f"1 answer {said} waits" in page for page in pages]
    assert counted == [True, True, False]
    assert said not in pages[2]


@pytest.mark.parametrize("students", [1, 3])
def test_page_of_items_costs_as_much_however_many_wait(
    client, cohort, sit, instructor, django_assert_num_queries, students
):
    for _ in range(students):
        sit("the antidote")
    client.force_login(instructor)
    address = reverse("dashboard:items", args=[cohort.pk])
    # The first look counts the answers that nobody counted yet.
    client.get(address)

    with django_assert_num_queries(9):
        client.get(address)


def test_page_of_an_item_says_nothing_of_what_waits_at_others(
    client, cohort, sit, instructor
):
    sit("the antidote")
    client.force_login(instructor)

    page = client.get(reverse("dashboard:item", args=[cohort.pk, "site", 1]))

    assert "to be marked" not in page.content.decode()


def test_later_attempt_that_waits_is_in_no_figures(client, cohort, sit, instructor):
    sit("flumazenil")
    first = sit("the antidote").enrolment
    sit("an antidote", first)
    client.force_login(instructor)

    page = client.get(reverse("dashboard:item", args=[cohort.pk, "antidote", 1]))

    assert "1 first attempt at this item waits" in page.content.decode()


@pytest.mark.parametrize("students", [1, 3])
def test_page_of_an_item_costs_as_much_however_many_wait(
    client, cohort, sit, instructor, django_assert_num_queries, students
):
    sit("flumazenil")
    for _ in range(students):
        sit("the antidote")
    client.force_login(instructor)
    address = reverse("dashboard:item", args=[cohort.pk, "antidote", 1])
    # The first look counts the answers that nobody counted yet.
    client.get(address)

    with django_assert_num_queries(10):
        client.get(address)


def cells(client, cohort):
    """Return the file's cells of the quiz, heading first."""
    page = client.get(reverse("dashboard:export", args=[cohort.pk]))
    rows = csv.reader(StringIO(page.getvalue().decode("utf-8-sig")))
    return [row[4:-3] for row in rows]


def test_file_says_whose_mark_is_not_final(client, cohort, sit, instructor):
    sit("flumazenil")
    sit("the antidote")
    client.force_login(instructor)

    assert cells(client, cohort) == [
        ["Antidotes, percent", "Antidotes, answers to be marked"],
        ["75.0", "0"],
        ["25.0", "1"],
    ]


def test_file_of_final_marks_has_no_further_column(client, cohort, sit, instructor):
    sit("the antidote")
    mark(instructor, raw=1)
    client.force_login(instructor)

    assert cells(client, cohort) == [["Antidotes, percent"], ["75.0"]]
