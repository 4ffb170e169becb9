"""Checking one answer at a time in the player."""

from decimal import Decimal

import pytest
from django.utils import timezone

from quizzes.models import Answer, AnswerEvent, Behavior, Shown
from quizzes.services.attempts import start_attempt
from tests.factories.quizzes import all_shown
from tests.quizzes.addresses import JSON, attempt_url, question_url
from tests.quizzes.trying import THREE_TRIES, ruled


@pytest.fixture
def begin(assignment, enrolment):
    """Begin an attempt under given rules."""

    def begun(**rules):
        return start_attempt(
            assignment=ruled(assignment, **rules),
            enrolment=enrolment,
            seed="seven",
            now=timezone.now(),
        )

    return begun


@pytest.fixture
def attempt(begin):
    """Three tries, of which correctness shows at once."""
    return begin(**THREE_TRIES, shows_correctness=Shown.DURING)


def check(student, attempt, choice, base_rev=0, position=1, **options):
    data = {"choice": choice, "base_rev": base_rev, "go": "check"}
    return student.post(question_url(attempt, position), data, **options)


def page(student, attempt, position=1):
    return student.get(question_url(attempt, position))


def words_of(student, attempt, position=1):
    return page(student, attempt, position).content.decode()


def test_checking_marks_and_leads_to_how_it_went(student, attempt):
    reply = check(student, attempt, "a")

    assert reply.status_code == 302
    assert reply["Location"] == question_url(attempt) + "#result"
    trial = page(student, attempt).context["page"].trial
    assert (trial.tries, trial.headline) == (1, "Not right")


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ("", "You have 3 tries; the second earns at most 67 %."),
        ("a", "2 of 3 tries left; a further try earns at most 67 %."),
        ("ac", "1 of 3 tries left; it earns at most 33 %."),
        ("acd", "Your answer is locked."),
        ("b", "Your answer is locked."),
    ],
)
def test_page_says_how_many_tries_are_left(student, attempt, choices, words):
    for rev, choice in enumerate(choices):
        check(student, attempt, choice, rev)

    shown = page(student, attempt)

    assert shown.context["page"].trial.left_in_words == words
    assert words in shown.content.decode()


def test_autosave_marks_nothing(student, attempt):
    data = {"choice": "b", "base_rev": 0}
    student.post(question_url(attempt), data, **JSON)
    student.post(question_url(attempt), {**data, "base_rev": 1, "go": "next"})

    stored = Answer.objects.get(position=1)
    assert (stored.tries, stored.current_score) == (0, None)


def test_deferred_quiz_has_no_button_to_check_and_takes_no_try(student, begin):
    attempt = begin()

    reply = check(student, attempt, "b")

    assert reply.status_code == 302
    assert Answer.objects.get(position=1).response == {"choice": "b"}
    assert list(AnswerEvent.objects.values_list("kind", flat=True)) == ["save"]
    assert 'value="check"' not in words_of(student, attempt)


def test_empty_answer_is_not_checked_and_says_so(student, attempt):
    reply = student.post(
        question_url(attempt), {"base_rev": 0, "go": "check"}, follow=True
    )

    assert "there is nothing to check" in reply.content.decode()
    assert Answer.objects.get(position=1).tries == 0


def test_impossible_answer_costs_no_try(student, attempt):
    reply = check(student, attempt, "z")

    assert reply.status_code == 422
    assert Answer.objects.get(position=1).tries == 0


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param({"shows_correctness": Shown.DURING}, id="correctness"),
        pytest.param({"shows_mark": Shown.DURING}, id="mark"),
        pytest.param({}, id="nothing"),
        pytest.param(all_shown(Shown.DURING), id="all-while-tries-are-left"),
    ],
)
def test_key_is_in_no_page_before_the_answer_locks(student, begin, rules):
    attempt = begin(**THREE_TRIES, **{"shows_rationale": Shown.NEVER, **rules})
    check(student, attempt, "a")

    shown = words_of(student, attempt)

    assert "RATIONALE of b" not in shown
    assert "Best answer" not in shown
    assert "RATIONALE between" not in shown


def test_all_is_explained_once_the_answer_locks_where_that_shows(student, begin):
    attempt = begin(behavior=Behavior.IMMEDIATE, **all_shown(Shown.DURING))
    check(student, attempt, "a")

    shown = words_of(student, attempt)

    assert "RATIONALE of b" in shown
    assert "RATIONALE between" in shown


def test_locked_answer_is_read_without_fields_where_nothing_shows(student, begin):
    attempt = begin(behavior=Behavior.IMMEDIATE)
    check(student, attempt, "a")

    shown = page(student, attempt)
    words = shown.content.decode()

    assert shown.context["page"].trial.headline == "Checked"
    assert '<fieldset class="gap-above" disabled>' in words
    assert 'name="base_rev"' not in words
    assert 'value="check"' not in words


def test_wrong_try_is_told_nowhere_where_correctness_does_not_show(student, begin):
    attempt = begin(**THREE_TRIES)
    check(student, attempt, "a")

    shown = page(student, attempt, position=2)

    cell = shown.context["page"].overview.cells[0]
    assert (cell.verdict, cell.state_in_words) == ("", "answered")


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("a", "Question 1, answered, not right"),
        ("b", "Question 1, answered, right, locked"),
    ],
)
def test_navigator_says_how_a_try_went_where_that_shows(
    student, attempt, choice, words
):
    check(student, attempt, choice)

    shown = page(student, attempt, position=2)

    assert shown.context["page"].overview.cells[0].name == words


def test_locked_answer_leads_on(student, begin):
    attempt = begin(behavior=Behavior.IMMEDIATE)
    check(student, attempt, "a")

    reply = student.post(question_url(attempt), {"go": "next"})

    assert reply["Location"] == question_url(attempt, 2)


def test_answer_that_comes_after_the_lock_is_kept_and_said(student, begin):
    attempt = begin(behavior=Behavior.IMMEDIATE)
    check(student, attempt, "a")

    data = {"choice": "b", "base_rev": 1, "go": "next"}
    reply = student.post(question_url(attempt), data, follow=True)

    assert reply.redirect_chain == [(question_url(attempt), 302)]
    assert "What you sent is kept" in reply.content.decode()
    kinds = AnswerEvent.objects.values_list("kind", "response__choice")
    assert list(kinds) == [("try", "a"), ("late", "b")]


def test_practice_shows_the_key_with_the_first_try_and_takes_more(student, begin):
    attempt = begin(behavior=Behavior.PRACTICE, **all_shown(Shown.DURING))
    check(student, attempt, "a")

    shown = words_of(student, attempt)

    assert "RATIONALE of b" in shown
    assert "Try again" in shown
    assert "it never counts" in shown


def test_submitting_keeps_what_tries_earned(student, attempt):
    check(student, attempt, "a")
    check(student, attempt, "b", 1)

    student.post(attempt_url("submit", attempt))

    attempt.refresh_from_db()
    assert attempt.total == Decimal("0.6667")


@pytest.mark.parametrize("extra", [0, 2])
def test_checked_question_takes_few_statements(
    student, attempt, extra, django_assert_num_queries
):
    for position in range(1, 2 + extra):
        check(student, attempt, "a", position=position)

    # Session, user, answer, navigator, and the try with what is right about it.
    with django_assert_num_queries(5):
        page(student, attempt)


def test_explanation_in_the_player_has_the_look_of_citations_and_sources(
    student, attempt
):
    check(student, attempt, "b")

    assert "components/note.css" in words_of(student, attempt)
