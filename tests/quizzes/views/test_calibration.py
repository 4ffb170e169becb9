"""What the review says of how sure a student was."""

import pytest
from django.utils import timezone

from quizzes.models import Answer, Certainty, Shown
from quizzes.reports.calibration import calibration_of
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.factories.quizzes import all_shown
from tests.quizzes.addresses import attempt_url
from tests.quizzes.trying import ruled, save

GUESSING, SURE, CERTAIN = Certainty


def test_levels_are_counted_the_surest_first_without_those_nobody_chose():
    said = [(3, True)] * 5 + [(3, False)] * 3 + [(1, False)]

    levels = calibration_of(said)

    assert [(level.level, level.answers, level.right) for level in levels] == [
        (CERTAIN, 8, 5),
        (GUESSING, 1, 0),
    ]
    assert [level.sentence for level in levels] == [
        "Certain: 8 times, right 5",
        "Guessing: 1 time, right 0",
    ]


@pytest.fixture
def submitted(assignment, enrolment):
    """Certain and right, certain and wrong, guessed and wrong, and one left empty."""

    def made(**rules):
        now = timezone.now()
        attempt = start_attempt(
            assignment=ruled(assignment, asks_certainty=True, **rules),
            enrolment=enrolment,
            seed="seven",
            now=now,
        )
        rows = Answer.objects.select_related("attempt", "version")
        for answer, choice, level in zip(
            rows.order_by("position"), ("b", "a", "c", None), (3, 3, 1, 3), strict=True
        ):
            save(answer, choice, 0, certainty=level, now=now)
        submit_attempt(attempt=attempt, now=now)
        return attempt

    return made


def test_review_tells_how_often_each_level_was_right(student, submitted):
    page = student.get(attempt_url("review", submitted()))

    levels = page.context["calibration"]
    assert [level.sentence for level in levels] == [
        "Certain: 2 times, right 1",
        "Guessing: 1 time, right 0",
    ]
    assert "2 times, right 1" in page.content.decode()


def test_filter_shows_what_was_certain_and_is_not_right(student, submitted):
    address = attempt_url("review", submitted())

    page = student.get(address, {"show": "sure"})

    assert [item.answer.position for item in page.context["items"]] == [2]
    assert 'href="?show=sure#answers"' in page.content.decode()


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param({"shows_correctness": Shown.NEVER}, id="mark-alone"),
        pytest.param(
            {**all_shown(Shown.NEVER), "shows_rationale": Shown.AFTER_SUBMIT},
            id="reasons-alone",
        ),
    ],
)
def test_calibration_waits_for_correctness(student, submitted, rules):
    address = attempt_url("review", submitted(**rules))

    page = student.get(address, {"show": "sure"})

    assert list(page.context["calibration"]) == []
    assert len(page.context["items"]) == 4
    assert "Certain but wrong" not in page.content.decode()
