"""What a student is told of when results show, and what the pages of results cost."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from quizzes.models import Assignment, Shown
from tests.factories.quizzes import ItemFactory, SlotFactory, all_shown
from tests.quizzes.addresses import attempt_url, start_url


def set_rules(assignment, **changes):
    Assignment.objects.filter(pk=assignment.pk).update(**changes)


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        pytest.param({}, [("", "As soon as you submit")], id="all-at-once"),
        pytest.param(
            all_shown(Shown.DURING),
            [("", "As soon as you submit")],
            id="during-where-nothing-is-marked",
        ),
        pytest.param(
            {"shows_key": Shown.ON_DATE, "shows_rationale": Shown.NEVER},
            [
                ("Your mark", "As soon as you submit"),
                ("Right or wrong", "As soon as you submit"),
                ("Right answers", "From 4 Mar 2027, 17:00 (UTC-0600) on"),
                ("Explanations", "Never"),
            ],
            id="each-its-own",
        ),
    ],
)
def test_start_page_tells_when_each_part_shows(student, assignment, rules, told):
    shows_at = datetime(2027, 3, 4, 17, tzinfo=assignment.cohort.zone)
    set_rules(assignment, shows_at=shows_at, **rules)

    page = student.get(start_url(assignment))

    assert page.context["page"].shown == told
    assert told[-1][1] in page.content.decode()


@pytest.mark.parametrize("extra", [0, 2])
@pytest.mark.parametrize(
    ("when", "count"),
    [
        pytest.param(Shown.AFTER_SUBMIT, 7, id="shown"),
        # Three to tell whether it is closed for everybody, three to tell when.
        pytest.param(Shown.AFTER_CLOSE, 13, id="waits-for-closing"),
    ],
)
def test_review_costs_the_same_however_long_the_paper(
    student, assignment, when, count, extra, django_assert_num_queries
):
    for position in range(5, 5 + extra):
        item = ItemFactory(course=assignment.cohort.course)
        SlotFactory(quiz=assignment.quiz, position=position, pool=[item])
    set_rules(assignment, shows_key=when, closes_at=timezone.now() + timedelta(days=1))
    student.post(start_url(assignment))
    attempt = assignment.attempts.get()
    student.post(attempt_url("submit", attempt))

    with django_assert_num_queries(count):
        page = student.get(attempt_url("review", attempt))

    assert page.status_code == 200
    assert len(page.context["items"]) == 4 + extra
