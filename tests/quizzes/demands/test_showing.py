"""When marks, right answers and reasons appear, and to whom."""

from datetime import timedelta

import pytest

from quizzes.models import Behavior, Shown
from tests.factories.quizzes import all_shown
from tests.quizzes.demands.taking import Student
from tests.quizzes.trying import THREE_TRIES, ruled


def told(page, *words):
    """Tell of each word whether the page has it."""
    return [word in page for word in words]


@pytest.fixture
def try_site(assignment):
    """Begin under some rules and check answers of one item."""

    def tried(choices, **rules):
        student = Student(ruled(assignment, **rules))
        student.begin()
        for rev, choice in enumerate(choices):
            student.send("site", choice, rev, go="check")
        return student

    return tried


def test_explanations_wait_until_the_quiz_has_closed(assignment, now):
    ruled(
        assignment,
        shows_mark=Shown.AFTER_SUBMIT,
        shows_correctness=Shown.AFTER_SUBMIT,
        shows_key=Shown.AFTER_CLOSE,
        shows_rationale=Shown.AFTER_CLOSE,
    )
    student = Student(assignment).take(site="a", dose="b")

    before = student.review()
    ruled(assignment, closes_at=now - timedelta(hours=1))
    after = student.review()

    assert told(before, "RATIONALE of b", "RATIONALE between") == [False, False]
    assert told(after, "RATIONALE of b", "RATIONALE between") == [True, True]


@pytest.mark.parametrize(
    ("when", "is_shown"),
    [
        (Shown.AFTER_SUBMIT, True),
        (Shown.AFTER_CLOSE, False),
        (Shown.ON_DATE, False),
        (Shown.NEVER, False),
    ],
)
def test_marks_appear_when_the_instructor_says(assignment, now, when, is_shown):
    ruled(
        assignment,
        **{**all_shown(Shown.NEVER), "shows_mark": when},
        shows_at=now + timedelta(days=1),
    )
    student = Student(assignment).take(site="a", dose="b")

    page = student.review()

    assert told(page, "50%", "RATIONALE") == [is_shown, False]


def test_results_open_on_a_date(assignment, now):
    ruled(assignment, **all_shown(Shown.ON_DATE), shows_at=now + timedelta(minutes=1))
    student = Student(assignment).take(site="a", dose="b")

    before = student.review()
    ruled(assignment, shows_at=now - timedelta(minutes=1))
    after = student.review()

    assert told(before, "50%", "RATIONALE of b") == [False, False]
    assert told(after, "50%", "RATIONALE of b") == [True, True]


def test_feedback_without_the_key_then_retry(try_site):
    rules = {**all_shown(Shown.AFTER_CLOSE), "shows_correctness": Shown.DURING}
    student = try_site("a", **THREE_TRIES, **rules)

    page = student.client.get(student.url_of("site"))

    words = page.content.decode()
    assert page.context["page"].trial.headline == "Not right"
    assert told(words, "Best answer", "RATIONALE of b") == [False, False]
    student.send("site", "b", 1, go="check")
    student.submit()
    assert student.answer_of("site").current_score.raw == 1
    assert float(student.attempt.total) == pytest.approx(0.6667)


def test_show_the_key_once_solved(try_site):
    rules = {
        **all_shown(Shown.NEVER),
        "shows_correctness": Shown.DURING,
        "reveals_solved": True,
    }
    student = try_site("a", **THREE_TRIES, **rules)
    before = student.client.get(student.url_of("site")).content.decode()

    student.send("site", "b", 1, go="check")

    after = student.client.get(student.url_of("site")).content.decode()
    assert [("RATIONALE of b" in page) for page in (before, after)] == [False, True]


def test_key_stays_hidden_from_whoever_has_not_solved_it(try_site):
    rules = {
        **all_shown(Shown.NEVER),
        "shows_correctness": Shown.DURING,
        "reveals_solved": True,
    }
    student = try_site("acd", **THREE_TRIES, **rules)

    page = student.client.get(student.url_of("site")).content.decode()

    assert told(page, "Best answer", "RATIONALE of b") == [False, False]


def test_practice_may_be_checked_as_often_as_one_likes(try_site):
    student = try_site("acdb", behavior=Behavior.PRACTICE, **all_shown(Shown.DURING))

    answer = student.answer_of("site")

    assert (answer.tries, answer.current_score.raw) == (4, 1)
