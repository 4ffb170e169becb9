"""The chart on the page of an item: what is new, what is pinned, what it costs."""

import re

import pytest
from django.utils import timezone

from quizzes.content.loader import load_course
from quizzes.models import Answer, Attempt
from tests.factories.cases import QUIZ
from tests.factories.packages import write_package
from tests.quizzes.addresses import JSON, attempt_url, question_url
from tests.quizzes.casework import assignment, case, enrolment, lock, page

__all__ = ["assignment", "case", "enrolment"]


def test_losing_pins_come_along_when_that_answer_shall_count(student, attempt, case):
    url = question_url(attempt, case[1])
    student.post(url, {"choice": "a", "base_rev": 0})

    reply = student.post(url, {"choice": "a", "pins": "pulse", "base_rev": 0})

    assert reply.context["lost_pins"] == ["pulse"]
    assert '<input type="hidden" name="pins" value="pulse">' in reply.content.decode()
    events = attempt.answers.get(case_position=1).events
    assert events.get(kind="conflict").pinned == ["pulse"]


def test_pins_are_kept_with_the_answer(student, attempt, case):
    url = question_url(attempt, case[1])

    student.post(url, {"pins": ["pulse", "n1"], "base_rev": 0}, **JSON)

    answer = attempt.answers.get(case_position=1)
    assert (answer.pinned, answer.state) == (["n1", "pulse"], Answer.State.EMPTY)
    shown = student.get(url)
    assert [line.id for line in shown.context["page"].chart.pinned] == ["n1", "pulse"]
    assert "Heart rate: 88 /min" in shown.content.decode()


@pytest.mark.parametrize("pin", ["n2", "o1", "nowhere", "x" * 100_000])
def test_pin_on_a_line_that_does_not_show_is_refused(student, attempt, case, pin):
    url = question_url(attempt, case[1])
    student.post(url, {"choice": "a", "pins": "n1", "base_rev": 0})

    reply = student.post(url, {"choice": "b", "pins": pin, "base_rev": 1}, **JSON)

    assert reply.status_code == 422
    assert pin[:40] in reply.json()["errors"]["__all__"][0]["message"]
    answer = attempt.answers.get(case_position=1)
    assert (answer.pinned, answer.response) == (["n1"], {"choice": "a"})


def test_new_lines_are_marked_in_words(student, attempt, case):
    for place in (1, 2):
        lock(student, attempt, case[place])

    chart = student.get(question_url(attempt, case[3])).context["page"].chart

    assert [line.id for line in chart.lines if line.is_new] == ["n2"]
    assert [panel.tab.id for panel in chart.panels if panel.is_new] == [
        "notes",
        "vitals",
    ]
    assert 'chip--amber">New</span>' in page(student, attempt, case[3])


def test_trend_shows_all_of_its_chart_and_locks_nothing(student, attempt):
    answer = attempt.answers.get(version__item__code="clinic-trend")

    text = page(student, attempt, answer.position)

    assert "131" in text
    assert "Monday" in text
    assert ">New<" not in text
    assert "Lock and go on" not in text
    assert "case-steps" not in text


def test_page_of_a_case_needs_no_script(student, attempt, case):
    text = page(student, attempt, case[1])

    assert text.count('<h3 class="record__heading"') == 2
    assert re.search(r'<section[^>]*class="record__panel"[^>]*hidden', text) is None
    assert 'role="tabpanel"' not in text
    assert re.search(r'role="tablist"[^>]* hidden', text)
    assert re.search(r'name="pins"\s+value="n1"\s+form="answer"', text)


def test_review_shows_the_chart_of_each_item_and_compares_the_pins(
    student, attempt, case
):
    lock(student, attempt, case[1], pins=["pulse"])
    lock(student, attempt, case[2], choice="b")
    student.post(attempt_url("submit", attempt))

    reply = student.get(attempt_url("review", attempt))

    items = {item.answer.case_position: item for item in reply.context["items"]}
    assert {line.id for line in items[1].chart.lines} == {"n1", "pulse"}
    assert [(cue.name, cue.in_words) for cue in items[1].cues] == [
        ("Slept badly, hands tremble.", "It matters here; you didn’t pin it"),
        ("Heart rate: 88 /min", "You pinned it; other lines matter more here"),
    ]
    (result,) = reply.context["review"].cases
    assert (result.title, result.points_in_words) == (
        "Three days on the ward",
        "1 of 6 points",
    )
    text = reply.content.decode()
    assert text.count("The chart as it stood at this question") == 7
    assert 'name="pins"' not in text


def test_statements_of_a_case_are_few(
    student, attempt, case, django_assert_max_num_queries
):
    url = question_url(attempt, case[1])
    marks = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")

    def count(request):
        with django_assert_max_num_queries(30) as captured:
            request()
        return sum(
            not each["sql"].startswith(marks) for each in captured.captured_queries
        )

    page(student, attempt, case[1])  # parses the chart, once in each process

    counts = {
        "save": count(lambda: student.post(url, {"pins": "n1", "base_rev": 0}, **JSON)),
        "page": count(lambda: student.get(url)),
        "next": count(lambda: lock(student, attempt, case[1], base_rev=1)),
        "to come": count(lambda: student.get(question_url(attempt, case[6]))),
        "submit": count(lambda: student.post(attempt_url("submit", attempt))),
    }
    student.get(attempt_url("review", attempt))  # parses the other charts
    counts["review"] = count(lambda: student.get(attempt_url("review", attempt)))

    assert counts == {
        "save": 5,
        "page": 4,
        "next": 6,
        "to come": 4,
        "submit": 12,  # with its versions, read once in each process
        "review": 4,
    }


def test_changed_chart_leaves_attempts_under_way_alone(
    student, attempt, case, tmp_path
):
    changed = QUIZ["cases/ward.yaml"].replace("Slept badly", "Slept soundly")
    root = write_package(tmp_path, {**QUIZ, "cases/ward.yaml": changed})
    load_course(root, check=False, now=timezone.now())

    text = page(student, attempt, case[1])

    assert "Slept badly" in text
    assert Attempt.objects.count() == 1
    item = attempt.answers.get(case_position=1).version.item
    assert item.current_version.number == 2
    assert "soundly" in str(item.current_version.stimulus_version.content)
