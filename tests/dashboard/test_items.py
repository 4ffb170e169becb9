"""The items of a class's quizzes, from the first attempts that were marked."""

import re

import pytest
from django.urls import reverse

from courses.models import Role
from dashboard.reports.item import item_report
from dashboard.reports.items import items_report
from quizzes.statistics import Verdict
from tests.dashboard.conftest import make_student, sit
from tests.factories.quizzes import (
    AnswerFactory,
    AttemptFactory,
    ItemFactory,
    ItemVersionFactory,
    ScoreFactory,
)


@pytest.fixture
def class_of(assignment, now):
    """Let as many students sit the quiz as there are (right, rest of 9) pairs."""

    def sit_all(pairs):
        for number, (right, rest) in enumerate(pairs):
            email = f"s{number}@example.org"
            who = make_student(assignment.cohort, now, name="S", email=email)
            sit(assignment, who, right=right, rest=rest)
        return items_report(assignment.cohort)

    return sit_all


@pytest.fixture
def items_page(signed_in, cohort):
    def get(query=""):
        address = reverse("dashboard:items", args=[cohort.pk])
        return signed_in.get(f"{address}?{query}")

    return get


def mark(assignment, enrolment, version, *, raw, maximum, response=None, elements=()):
    """Write a first attempt whose one answer earned `raw` of `maximum`."""
    attempt = AttemptFactory(
        assignment=assignment,
        enrolment=enrolment,
        state="submitted",
        submitted_at=enrolment.joined_at,
        total=5,
        maximum=10,
        has_passed=False,
    )
    answer = AnswerFactory(
        attempt=attempt,
        slot=assignment.quiz.slots.get(),
        version=version,
        response=response,
        state="complete" if response else "empty",
    )
    answer.current_score = ScoreFactory(
        answer=answer, raw=raw, maximum=maximum, elements=list(elements)
    )
    answer.save(update_fields=["current_score"])


def test_nothing_is_said_of_nothing(items_page, assignment):
    page = items_page()

    assert "No first attempt is marked yet" in page.content.decode()


def test_sums_of_the_database_give_the_correlation(class_of):
    [line] = class_of([(True, 8), (True, 6), (False, 4), (True, 7), (False, 5)]).lines

    assert line.n == 5
    assert line.figures.moments.mean == pytest.approx(0.6)
    assert line.figures.moments.correlation == pytest.approx(0.8660, abs=1e-4)


def test_only_first_attempts_of_students_count(class_of, assignment, now):
    class_of([(True, 8)])
    who = make_student(assignment.cohort, now, name="T", email="t@example.org")
    sit(assignment, who, right=False)
    sit(assignment, who, right=True, number=2)
    trying = make_student(assignment.cohort, now, name="I", email="i@example.org")
    trying.role = Role.INSTRUCTOR
    trying.save()
    sit(assignment, trying)

    [line] = items_report(assignment.cohort).lines

    assert (line.n, line.credit.full, line.credit.none) == (2, 1, 1)


def test_open_attempts_do_not_count(class_of, assignment, student):
    class_of([(True, 8)])
    version = assignment.quiz.slots.get().pool.get().current_version
    attempt = AttemptFactory(assignment=assignment, enrolment=student)
    AnswerFactory(attempt=attempt, version=version)

    assert [line.n for line in items_report(assignment.cohort).lines] == [1]


def test_share_of_each_option(class_of):
    pairs = [(True, 8)] * 6 + [(False, 2)] * 14

    [line] = class_of(pairs).lines

    found = [(o.letter, o.count, o.is_key, o.css_class) for o in line.options]
    assert found == [
        ("A", 14, False, "drawn"),
        ("B", 6, True, "key"),
        ("C", 0, False, ""),
        ("D", 0, False, ""),
    ]
    assert [option.width for option in line.options] == ["70%", "30%", "0%", "0%"]


def test_few_students_draw_to_no_option(class_of):
    [line] = class_of([(True, 8)] + [(False, 2)] * 18).lines

    assert [option.css_class for option in line.options] == ["", "key", "", ""]


def test_wrong_key_is_named_in_words(class_of, items_page):
    pairs = [(False, 9)] * 20 + [(True, 3)] * 15

    report = class_of(pairs)

    [line] = report.lines
    assert line.figures.verdict is Verdict.WRONG_KEY
    assert report.headline == "Question “binding-site” may have the wrong key"
    assert line.finding.text == (
        "Those who chose A earned 100% on the rest of the quiz, those who chose the "
        "key B earned 33%."
    )
    text = items_page().content.decode()
    assert re.search(r'class="alarm"\s*>−1.00<', text)
    assert "The drawing is shown from" not in text


def test_too_few_are_told_so(class_of, items_page):
    class_of([(True, 8)] * 6 + [(False, 3)] * 6)

    text = items_page().content.decode()

    assert "Correlation is shown from 30 first attempts; now 12." in text
    assert "Too few first attempts to judge the items yet" in text
    assert "the most any has now is 12" in text


def test_versions_are_kept_apart(class_of, assignment, now):
    class_of([(True, 8)])
    item = assignment.quiz.slots.get().pool.get()
    item.current_version = ItemVersionFactory(item=item, number=2)
    item.save()
    who = make_student(assignment.cohort, now, name="T", email="t@example.org")
    sit(assignment, who, right=False)

    report = items_report(assignment.cohort)

    assert sorted((each.version.number, each.n) for each in report.lines) == [
        (1, 1),
        (2, 1),
    ]
    assert item_report(assignment.cohort, "binding-site", 2).others == [(1, 1)]


@pytest.fixture
def numeric(assignment):
    """A calculation with two points, so that credit may be partial."""
    return ItemFactory(
        course=assignment.cohort.course,
        code="infusion-rate",
        version__kind="numeric",
        version__content={"stem": "<p>How many?</p>", "unit": "mL/h"},
        version__key={"value": "45", "tolerance": {"mode": "exact"}},
        version__max_points=2,
    ).current_version


def test_partial_credit_is_shown_by_how_much_it_earned(
    assignment, cohort, now, numeric
):
    for number, raw in enumerate((0, 1, 1, 2)):
        who = make_student(cohort, now, name="S", email=f"s{number}@x.org")
        response = {"value": "45", "unit": "mL/h"} if raw else None
        mark(assignment, who, numeric, raw=raw, maximum=2, response=response)

    [line] = items_report(cohort).lines

    found = [(each.name, each.share) for each in line.shares]
    assert found == [("Full", 0.25), ("Part", 0.5), ("None", 0.25)]
    assert (line.options, line.omission, line.figures.moments.mean) == ((), 0.25, 0.5)


def test_typed_numbers_are_counted(assignment, cohort, now, numeric):
    given = ({"value": "45", "unit": "mL/h"}, {"value": "4.5", "unit": "mL/h"}, None)
    for number, response in enumerate((*given, given[0])):
        who = make_student(cohort, now, name="S", email=f"s{number}@x.org")
        mark(assignment, who, numeric, raw=0, maximum=2, response=response)

    report = item_report(cohort, "infusion-rate", 1)

    assert [(choice.name, choice.count) for choice in report.choices] == [
        ("45 mL/h", 2),
        ("4.5 mL/h", 1),
        ("Not answered", 1),
    ]


def test_cells_of_a_matrix_are_counted(assignment, cohort, student):
    version = ItemFactory(
        course=cohort.course,
        code="findings",
        version__kind="matrix-multiple-choice",
        version__content={
            "stem": "<p>Expected?</p>",
            "rows": [{"id": "tremor", "text": "Tremor"}],
            "columns": [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}],
        },
        version__key={"rows": {"tremor": "yes"}},
    ).current_version
    elements = [
        {"id": "tremor", "group": group, "selected": chosen, "keyed": keyed, "delta": 0}
        for group, chosen, keyed in (("yes", False, True), ("no", True, False))
    ]
    given = {"rows": {"tremor": "no"}}
    mark(
        assignment,
        student,
        version,
        raw=0,
        maximum=1,
        response=given,
        elements=elements,
    )

    report = item_report(cohort, "findings", 1)

    found = [(each.text_html, each.count, each.is_key) for each in report.choices]
    assert found == [("Tremor: Yes", 0, True), ("Tremor: No", 1, False)]


def test_thirds_show_who_was_drawn_to_what(class_of, cohort):
    class_of([(True, 9)] * 4 + [(True, 6)] * 4 + [(False, 2)] * 4)

    report = item_report(cohort, "binding-site", 1)

    assert (report.shows_thirds, report.sizes) == (True, [4, 4, 4])
    found = [(r.choice.name, r.share, r.top, r.middle, r.bottom) for r in report.rows]
    assert found[:2] == [("A", 1 / 3, 0.0, 0.0, 1.0), ("B", 2 / 3, 1.0, 1.0, 0.0)]
    assert [row.choice.is_key for row in report.rows] == [False, True, False, False]


def test_thirds_wait_for_ten(class_of, signed_in, cohort):
    class_of([(True, 9)] * 9)
    address = reverse("dashboard:item", args=[cohort.pk, "binding-site", 1])

    text = signed_in.get(address).content.decode()

    assert "Thirds are shown from 10 first attempts; now 9." in text
    assert "Top third" not in text


def test_options_that_tempt_nobody_are_named(class_of, cohort):
    class_of([(True, 9)] * 15 + [(False, 5)] * 5)

    report = item_report(cohort, "binding-site", 1)

    assert report.unused == "Fewer than 1 in 20 chose C, D: hardly anyone is tempted."


@pytest.mark.parametrize(
    "query",
    ["sort=x", "sort=-", "quiz=no-such", "sort=-correlation", "sort=n", "quiz=%00"],
)
def test_any_query_has_a_page(class_of, items_page, query):
    class_of([(True, 8), (False, 2)])

    assert items_page(query).status_code == 200


def test_page_of_one_quiz_holds_its_items_alone(class_of, items_page, assignment):
    class_of([(True, 8)])

    report = items_page("quiz=where-they-act").context["report"]

    assert [line.quiz for line in report.lines] == [assignment.quiz]
