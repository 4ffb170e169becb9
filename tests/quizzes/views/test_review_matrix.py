"""Each part of a result leaves the server at its own time, and in no byte before."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.gallery import EXAMPLES
from quizzes.models import Answer, Assignment, Attempt, Shown
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import (
    AssignmentFactory,
    AttemptFactory,
    ItemFactory,
    SlotFactory,
    all_shown,
)
from tests.quizzes.addresses import attempt_url, start_url
from tests.quizzes.reports.explaining import other_key

HOUR = timedelta(hours=1)
RIGHT = 3
BYTES = {
    "mark": r"\d of \d+ points?|Not yet passed|score__ring|\d%",
    "correctness": r"answer--wrong|span chip--bad|Not right",
    "key": r"Missed|Best answer|Right answer(?!s)|Left out, right|Right for|>Right:",
    "rationale": r"WHY-|TAKEAWAY",
}
# What of an assignment has come in each state.
STATES = {
    "submitted": {},
    "the date has come": {"shows_at": -HOUR},
    "closed": {"closes_at": -HOUR},
}
SHOWN_IN = {
    Shown.DURING: set(STATES),
    Shown.AFTER_SUBMIT: set(STATES),
    Shown.AFTER_CLOSE: {"closed"},
    Shown.ON_DATE: {"the date has come"},
    Shown.NEVER: set(),
}


@pytest.fixture
def assignment(db):
    """All examples of the gallery in one quiz."""
    now = timezone.now()
    made = AssignmentFactory(
        opens_at=now - 3 * HOUR, closes_at=now + HOUR, shows_at=now + HOUR
    )
    for position, example in enumerate(EXAMPLES.values(), start=1):
        item = ItemFactory(
            course=made.cohort.course,
            code=example.slug,
            version__kind=example.kind.name,
            version__schema=example.kind.schema,
            version__content=example.content.model_dump(mode="json"),
            version__key=example.key.model_dump(mode="json"),
            version__scoring=example.scoring.model_dump(mode="json"),
            version__feedback={
                "general": "<p>TAKEAWAY</p>",
                "by_element": {
                    each: f"WHY-{each}." for each in example.feedback.by_element
                },
                "citations": [],
            },
        )
        SlotFactory(quiz=made.quiz, position=position, pool=[item])
    return made


@pytest.fixture
def attempt(client, assignment):
    """Submitted, and wrong in every question but the third."""
    enrolment = EnrolmentFactory(cohort=assignment.cohort)
    client.force_login(enrolment.user)
    now = timezone.now() - 2 * HOUR
    made = start_attempt(
        assignment=assignment, enrolment=enrolment, seed="seven", now=now
    )
    for answer in made.answers.select_related("version__item"):
        example = EXAMPLES[answer.version.item.code]
        key = example.key if answer.position == RIGHT else other_key(example)
        given = example.kind.key_response(example.content, key)
        Answer.objects.filter(pk=answer.pk).update(
            response=given.model_dump(mode="json"), state=Answer.State.COMPLETE
        )
    submit_attempt(attempt=made, now=now + timedelta(minutes=5))
    return made


def set_rules(assignment, **changes):
    Assignment.objects.filter(pk=assignment.pk).update(**changes)


def texts(client, attempt):
    """Return every page that tells a student of a submitted attempt."""
    cohort = attempt.assignment.cohort_id
    urls = [
        attempt_url("review", attempt),
        attempt_url("receipt", attempt),
        start_url(attempt.assignment),
        reverse("study:home", args=[cohort]),
        reverse("study:progress", args=[cohort]),
    ]
    return [client.get(url, follow=True).content.decode() for url in urls]


def told(client, attempt):
    """Return which parts of the result any page tells of."""
    # Bars are as wide as a share of lessons, and a pass mark is no mark.
    noise = r'width="\d+%"|[Pp]ass mark \d+%|\d+%</dd>|aria-label="[^"]*"'
    pages = [re.sub(noise, "", text) for text in texts(client, attempt)]
    return {
        part
        for part, pattern in BYTES.items()
        if any(re.search(pattern, page) for page in pages)
    }


@pytest.mark.parametrize("part", BYTES)
@pytest.mark.parametrize("when", Shown)
def test_part_is_told_from_its_time_on_and_nothing_else(client, attempt, part, when):
    # A key shows which answers are right, so it comes with correctness.
    parts = {part, "correctness"} if part == "key" else {part}
    rules = {f"shows_{each}": when for each in parts}
    set_rules(attempt.assignment, **all_shown(Shown.NEVER) | rules)
    now = timezone.now()
    found = {}

    for state, moved in STATES.items():
        dates = {"closes_at": HOUR, "shows_at": HOUR, **moved}
        set_rules(attempt.assignment, **{name: now + by for name, by in dates.items()})
        found[state] = told(client, attempt)

    expected = {state: parts if state in SHOWN_IN[when] else set() for state in STATES}
    assert found == expected


def test_closing_moved_earlier_shows_nothing_while_an_attempt_runs(client, attempt):
    assignment, now = attempt.assignment, timezone.now()
    other = EnrolmentFactory(cohort=assignment.cohort)
    running = AttemptFactory(
        assignment=assignment,
        enrolment=other,
        started_at=now - HOUR,
        deadline_at=now + HOUR,
    )
    set_rules(assignment, closes_at=now - HOUR, **all_shown(Shown.AFTER_CLOSE))

    before = told(client, attempt)
    Attempt.objects.filter(pk=running.pk).update(deadline_at=now - HOUR)
    after = told(client, attempt)

    assert (before, after) == (set(), set(BYTES))


def test_solved_question_is_explained_before_the_others(client, attempt):
    rules = {**all_shown(Shown.NEVER), "shows_correctness": Shown.AFTER_SUBMIT}
    set_rules(attempt.assignment, reveals_solved=True, **rules)

    page = client.get(attempt_url("review", attempt)).content.decode()

    articles = page.split("<article")[1:]
    explained = [number for number, each in enumerate(articles, 1) if "TAKE" in each]
    assert (len(articles), explained) == (len(EXAMPLES), [RIGHT])


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        (Shown.ON_DATE, "The right answers open on 4 Mar 2027, 17:00 (UTC-0600)."),
        (Shown.AFTER_CLOSE, "The right answers open on 5 Mar 2027, 17:00 (UTC-0600)."),
        (Shown.NEVER, "The right answers are not shown for this quiz."),
    ],
)
def test_page_says_when_what_is_held_back_opens(client, attempt, when, sentence):
    at = attempt.assignment.cohort.zone
    shows_at = timezone.datetime(2027, 3, 4, 17, tzinfo=at)
    set_rules(
        attempt.assignment,
        shows_key=when,
        shows_at=shows_at,
        closes_at=shows_at + timedelta(days=1),
    )

    page = client.get(attempt_url("review", attempt)).content.decode()

    assert re.findall(r"<p>(The right answers[^<]*)</p>", page) == [sentence]


def test_staff_see_all_of_it(client, attempt):
    set_rules(attempt.assignment, **all_shown(Shown.NEVER))
    cohort = attempt.assignment.cohort
    client.force_login(EnrolmentFactory(cohort=cohort, instructor=True).user)

    page = client.get(reverse("dashboard:attempt", args=[cohort.pk, attempt.pk]))

    html = page.content.decode()
    assert {part for part, each in BYTES.items() if re.search(each, html)} == set(BYTES)
