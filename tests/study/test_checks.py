"""The quick checks inside a lesson."""

import pytest
from django.urls import reverse

from quizzes.models import Answer, AnswerEvent
from study.views.lesson import FRAGMENT
from tests.factories.courses import EnrolmentFactory
from tests.factories.quizzes import ItemFactory
from tests.study.asked import COLUMNS, OPTIONS, answer, told

REREAD = {"lesson": "receptor", "section": "the-gate"}


def test_nothing_of_what_is_right_is_on_the_page_before_an_answer(
    ask, signed_in, enrolment
):
    ask(key={"correct": "c"}, content={"stem": "<p>Which?</p>", "options": OPTIONS})

    address = reverse("study:lesson", args=[enrolment.cohort_id, "receptor"])
    page = signed_in.get(address)

    [check] = page.context["page"].checks
    hidden = {"key", "scoring", "feedback"}
    assert check.version.get_deferred_fields() == hidden
    assert "RATIONALE" not in page.content.decode()


def test_right_answer_is_explained(ask, signed_in):
    check, response = answer(signed_in, ask(), choice="b")

    assert (response.status_code, check.explanation.is_right) == (200, True)
    assert told(check) == [("The benzodiazepine site", True)]
    assert check.explanation.general_html == "<p>RATIONALE between alpha and gamma.</p>"


def test_wrong_answer_is_explained_beside_the_right_one(ask, signed_in):
    check, response = answer(signed_in, ask(), choice="a")

    assert (response.status_code, check.explanation.is_right) == (200, False)
    assert sorted(told(check)) == [
        ("The GABA site", False),
        ("The benzodiazepine site", True),
    ]
    page = response.content.decode()
    assert ("RATIONALE of a." in page, "RATIONALE of c." in page) == (True, False)
    assert "Not this one" in page


def test_chosen_missed_and_wrong_options_are_each_explained(ask, signed_in):
    address = ask(
        kind="multiple-response",
        content={"stem": "<p>Which?</p>", "options": OPTIONS},
        key={"correct": ["a", "b"]},
        scoring={"rule": "plus-minus", "floor": "item"},
    )

    check, response = answer(signed_in, address, choices=["a", "c"])

    who = {verdict.text_html: verdict.who for verdict in check.explanation.verdicts}
    assert who == {
        "Option a": "Your answer, right",
        "Option b": "Right, and not chosen",
        "Option c": "Your answer",
    }
    assert "Not right" in response.content.decode()


def test_rows_of_a_matrix_are_each_explained(ask, signed_in):
    address = ask(
        kind="matrix-multiple-choice",
        content={
            "stem": "<p>Expected?</p>",
            "columns": COLUMNS,
            "rows": [{"id": "x", "text": "Ataxia"}, {"id": "z", "text": "Mydriasis"}],
            "shuffle": False,
        },
        key={"rows": {"x": "yes", "z": "no"}},
    )

    check, response = answer(signed_in, address, **{"row-x": "yes", "row-z": "yes"})

    assert told(check) == [
        ("Ataxia: Expected", True),
        ("Mydriasis: Not expected, not Expected", False),
    ]
    assert "Partly right" in response.content.decode()


def numeric():
    return {
        "kind": "numeric",
        "content": {"stem": "<p>How long?</p>", "unit": "h"},
        "key": {"value": "134.5", "tolerance": {"mode": "abs", "amount": "0"}},
        "feedback": {
            "slips": [{"value": "56", "text": "<p>That is the middle.</p>"}],
            "reread": REREAD,
        },
    }


def test_known_slip_in_a_number_is_named(ask, signed_in):
    check, _response = answer(signed_in, ask(**numeric()), value="56")

    slip, right = check.explanation.verdicts
    assert (slip.text_html, slip.why_html) == ("56\xa0h", "<p>That is the middle.</p>")
    assert right.text_html == "134.5\xa0h"


def test_right_number_is_right(ask, signed_in):
    check, _response = answer(signed_in, ask(**numeric()), value="134.5")

    assert told(check) == [("134.5\xa0h", True)]


def test_explanation_leads_to_the_passage_to_read_again(ask, signed_in):
    check, _response = answer(signed_in, ask(**numeric()), value="56")

    reread = check.explanation.reread
    assert (reread.reading.lesson.slug, reread.title) == ("receptor", "The gate")


@pytest.mark.parametrize("value", ["1/2", "1e3", "1,5", "<b>1</b>"])
def test_unreadable_number_is_refused_with_what_would_be_right(ask, signed_in, value):
    check, response = answer(signed_in, ask(**numeric()), value=value)

    assert (response.status_code, check.explanation) == (422, None)
    assert check.error != ""
    assert check.given["value"] == value
    assert "<b>1</b>" not in response.content.decode()


def test_unknown_option_is_refused(ask, signed_in):
    check, response = answer(signed_in, ask(), choice="z")

    assert (response.status_code, check.explanation) == (422, None)
    assert check.error.startswith("“z” is not one of the choices.")


def test_no_answer_is_asked_for_first(ask, signed_in):
    check, response = answer(signed_in, ask())

    assert (response.status_code, check.error) == (422, "Answer first, then check.")


def test_half_an_answer_is_asked_to_be_whole(ask, signed_in):
    address = ask(
        kind="multiple-response",
        content={"stem": "<p>Which?</p>", "options": OPTIONS, "n": 2},
        key={"correct": ["a", "b"]},
        scoring={"rule": "exact"},
    )

    check, response = answer(signed_in, address, choices=["a"])

    assert (response.status_code, check.error) == (
        422,
        "Answer every part, then check.",
    )
    assert check.given["choices"] == ("a",)


def test_script_is_sent_the_check_alone(ask, signed_in):
    page = signed_in.post(ask(), {"choice": "a"}, headers={"Accept": FRAGMENT})

    text = page.content.decode()
    assert ("<html" in text, text.count("data-check")) == (False, 1)
    assert 'id="check-which-site"' in text


def test_nothing_is_kept(ask, signed_in):
    answer(signed_in, ask(), choice="b")

    assert (Answer.objects.count(), AnswerEvent.objects.count()) == (0, 0)


def test_opening_a_checks_address_leads_to_its_lesson(ask, signed_in, enrolment):
    response = signed_in.get(ask())

    lesson = reverse("study:lesson", args=[enrolment.cohort_id, "receptor"])
    assert response["Location"] == lesson


def test_item_that_is_no_check_of_this_lesson_is_not_found(ask, signed_in, course):
    address = ask()
    ItemFactory(course=course, code="graded")
    ItemFactory(course=course, code="elsewhere", use="check")

    statuses = [
        signed_in.post(address.replace("which-site", code), {"choice": "b"}).status_code
        for code in ("graded", "elsewhere", "unknown")
    ]

    assert statuses == [404, 404, 404]


def test_check_of_anothers_class_is_not_found(ask, client, unit):
    address = ask()
    client.force_login(EnrolmentFactory(cohort__course=unit.course).user)

    assert client.post(address, {"choice": "b"}).status_code == 404


def test_answering_costs_few_queries(ask, signed_in, django_assert_max_num_queries):
    address = ask()
    signed_in.post(address, {"choice": "a"})

    # session, user, enrolment, what is right, its sources
    with django_assert_max_num_queries(5):
        signed_in.post(address, {"choice": "a"})
