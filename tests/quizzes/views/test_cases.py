"""Going through a case: what shows, what opens, what closes."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from quizzes.models import Answer
from tests.factories.cases import LATER
from tests.quizzes.addresses import JSON, attempt_url, question_url, start_url
from tests.quizzes.casework import assignment, case, enrolment, lock, page, practice

__all__ = ["assignment", "case", "enrolment"]


def test_case_keeps_together_and_in_order(attempt, case):
    first = case[1]

    assert case == {place: first + place - 1 for place in range(1, 7)}
    assert attempt.answers.count() == 9


def test_no_page_or_script_holds_what_a_later_item_shows(student, attempt, case):
    scripts = [path.read_text() for path in Path(finders.find("js")).rglob("*.js")]
    for place, position in case.items():
        ahead = [
            word for start, words in LATER.items() if start > place for word in words
        ]
        shown = [
            word for start, words in LATER.items() if start <= place for word in words
        ]
        url = question_url(attempt, position)

        replies = [
            student.get(url),
            student.post(url, {"choice": "nothing"}),
            student.post(url, {"choice": "a", "base_rev": 0}, **JSON),
            student.post(url, {"choice": "b", "base_rev": 0}),
            student.get(attempt_url("check-answers", attempt)),
            student.get(start_url(attempt.assignment)),
        ]
        replies += [
            student.get(question_url(attempt, later), follow=True)
            for later_place, later in case.items()
            if later_place > place
        ]
        texts = [reply.content.decode() for reply in replies]

        found = [word for word in ahead for text in (*texts, *scripts) if word in text]
        assert found == [], f"at item {place}"
        plain = re.sub(r"\s*\n\s*", "", texts[0]).replace("\xa0", " ")
        assert [word for word in shown if word not in plain] == []
        lock(student, attempt, position, base_rev=1)


def test_going_on_locks_the_item_and_opens_the_next(student, attempt, case):
    reply = lock(student, attempt, case[1])

    assert reply["Location"] == question_url(attempt, case[2])
    first, second, third = attempt.answers.filter(case_position__lte=3)
    assert (first.is_closed, first.response) == (True, {"choice": "a"})
    assert (second.is_closed, second.is_reached) == (False, True)
    assert not third.is_reached


@pytest.mark.parametrize("place", [3, 6])
def test_item_to_come_leads_to_where_the_case_stands(student, attempt, case, place):
    lock(student, attempt, case[1])

    reply = student.get(question_url(attempt, case[place]))

    assert reply["Location"] == question_url(attempt, case[2])


def test_locked_item_leads_on_and_says_why(student, attempt, case):
    lock(student, attempt, case[1])

    reply = student.get(question_url(attempt, case[1]), follow=True)

    assert reply.redirect_chain[-1][0] == question_url(attempt, case[2])
    assert f"Question {case[1]} is closed" in reply.content.decode()


@pytest.mark.parametrize("place", [1, 4])
def test_save_to_a_closed_item_is_kept_and_does_not_count(
    student, attempt, case, place
):
    lock(student, attempt, case[1])
    url = question_url(attempt, case[place])

    plain = student.post(url, {"choice": "c", "base_rev": 1})
    script = student.post(url, {"choice": "b", "base_rev": 1}, **JSON)

    onward = question_url(attempt, case[2])
    assert plain["Location"] == onward
    assert (script.status_code, script.json()["receipt"]) == (409, onward)
    answer = attempt.answers.get(case_position=place)
    assert answer.response == ({"choice": "a"} if place == 1 else None)
    late = answer.events.filter(kind="late").values_list("response__choice", flat=True)
    assert list(late) == ["c", "b"]
    assert not attempt.answers.get(case_position=5).is_reached


def test_second_press_of_next_changes_nothing(student, attempt, case):
    lock(student, attempt, case[1])

    reply = lock(student, attempt, case[1])

    assert reply["Location"] == question_url(attempt, case[2])
    assert attempt.answers.get(case_position=1).events.count() == 1
    assert not attempt.answers.get(case_position=3).is_reached


def test_window_that_lost_to_another_does_not_go_on(student, attempt, case):
    url = question_url(attempt, case[1])
    student.post(url, {"choice": "a", "pins": "n1", "base_rev": 0})

    reply = lock(student, attempt, case[1], choice="c", base_rev=0)

    assert reply.status_code == 409
    assert reply.context["page"].chart.pinned[0].id == "n1"
    assert not attempt.answers.get(case_position=2).is_reached


def test_last_item_of_a_case_stays_open(student, attempt, case):
    for place in range(1, 7):
        lock(student, attempt, case[place])

    assert not attempt.answers.get(case_position=6).is_closed
    assert student.get(question_url(attempt, case[6])).status_code == 200


def test_rules_say_that_a_case_goes_one_way(student, attempt):
    text = student.get(start_url(attempt.assignment)).content.decode()

    assert "A case goes one way" in text


def test_warning_stands_before_the_button_that_locks(student, attempt, case):
    first = page(student, attempt, case[1])

    warning, button = first.index("You can’t come back"), first.index("Lock and go on")
    assert warning < button
    assert 'aria-describedby="one-way"' in first


def test_enter_saves_and_does_not_lock(student, attempt, case):
    text = page(student, attempt, case[1])

    first = re.search(r'<button[^>]*form="answer"[^>]*value="([^"]*)"', text)
    assert first[1] == ""


def test_navigator_offers_only_what_is_open(student, attempt, case):
    lock(student, attempt, case[1])

    overview = student.get(question_url(attempt, case[2])).context["page"].overview

    cells = {place: overview.cells[at - 1] for place, at in case.items()}
    assert [cells[place].may_open for place in range(1, 7)] == [
        False,
        True,
        False,
        False,
        False,
        False,
    ]
    assert cells[1].name == f"Question {case[1]}, answered, closed"
    assert cells[3].name.endswith("not answered, comes later in its case")
    check = student.get(attempt_url("check-answers", attempt)).content.decode()
    assert f'href="{question_url(attempt, case[2])}"' in check
    assert f'href="{question_url(attempt, case[3])}"' not in check


def test_resuming_leads_to_an_open_item(student, attempt, case):
    for position in attempt.answers.exclude(case_position__gte=1).values_list(
        "position", flat=True
    ):
        Answer.objects.filter(attempt=attempt, position=position).update(
            state=Answer.State.COMPLETE
        )
    lock(student, attempt, case[1], choice="")

    reply = student.post(start_url(attempt.assignment))

    assert reply["Location"] == question_url(attempt, case[2])


def test_practice_goes_both_ways_among_what_was_reached(student, attempt, case):
    practice(attempt)
    lock(student, attempt, case[1])

    back = student.get(question_url(attempt, case[1]))

    assert back.status_code == 200
    assert "Lock and go on" not in back.content.decode()
    assert "kestrels" not in back.content.decode()
    ahead = student.get(question_url(attempt, case[3]))
    assert ahead["Location"] == question_url(attempt, case[2])
