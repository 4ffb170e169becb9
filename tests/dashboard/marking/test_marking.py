"""Marking one answer by hand, also by two instructors at once."""

import pytest
from django.utils.html import escape

from tests.dashboard.marking.answers import mark, sit, url, waiting, words


def test_page_of_an_answer_shows_what_it_is_marked_by(signed_in, attempt, cohort):
    page = words(signed_in.get(url("mark-answer", cohort, waiting(attempt)[0].pk)))

    for part in (
        "Which drug competes for the site?",
        "the antidote",
        "flumazenil",
        "Also right: Romazicon.",
        "fluphenazine",
        "It displaces a benzodiazepine.",
    ):
        assert part in page


@pytest.mark.parametrize(("raw", "total"), [("1", 2), ("0", 1)])
def test_mark_is_kept_and_the_list_is_done(signed_in, attempt, cohort, raw, total):
    [answer] = waiting(attempt)

    reply = signed_in.post(
        url("mark-answer", cohort, answer.pk), mark(answer, raw=raw, note="It is.")
    )

    assert (reply.status_code, reply["Location"]) == (302, url("to-mark", cohort))
    attempt.refresh_from_db()
    assert (attempt.total, attempt.answers_waiting) == (total, 0)
    page = words(signed_in.get(url("to-mark", cohort)))
    assert "Nothing waits to be marked" in page
    assert f"{raw} of 1: It is." in page
    assert "Bea Lang" in page


def test_saving_leads_to_the_next_answer_of_the_same_question(
    signed_in, assignment, cohort
):
    first = sit(assignment, "Ada Obi", "the antidote", "an antidote")
    second = sit(assignment, "Bo Lee", "the antagonist", "an antagonist")
    [one, two], [three, four] = waiting(first), waiting(second)

    led = []
    for answer in (one, three, two, four):
        reply = signed_in.post(url("mark-answer", cohort, answer.pk), mark(answer))
        led.append(reply["Location"])

    assert led == [
        url("mark-answer", cohort, three.pk),
        url("mark-answer", cohort, two.pk),
        url("mark-answer", cohort, four.pk),
        url("to-mark", cohort),
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"raw": ""}, "Choose whether the answer is right."),
        ({"raw": "2"}, "“2” is no choice here. Choose one of those listed."),
        ({"raw": "-1"}, "“-1” is no choice here. Choose one of those listed."),
        ({"note": "  "}, "Write why, in one line."),
        ({"note": "x" * 301}, "That has 301 characters. Shorten it to 300 or fewer."),
    ],
)
def test_bad_input_is_named_and_nothing_is_marked(
    signed_in, attempt, cohort, change, message
):
    [answer] = waiting(attempt)

    page = signed_in.post(url("mark-answer", cohort, answer.pk), mark(answer, **change))

    assert page.status_code == 422
    assert message in words(page)
    assert waiting(attempt) == [answer]


@pytest.mark.parametrize("raws", [("1", "0"), ("0", "1")])
def test_second_of_two_instructors_is_told_and_may_then_insist(
    signed_in, attempt, cohort, client, raws
):
    [answer] = waiting(attempt)
    address = url("mark-answer", cohort, answer.pk)
    signed_in.post(address, mark(answer, raw=raws[0], note="Mine."))

    late = signed_in.post(address, mark(answer, raw=raws[1], note="No, mine."))

    said = (
        f"Bea Lang marked this answer meanwhile: {raws[0]} of 1, “Mine.”. "
        "That mark stands. Save again only if it should change."
    )
    assert late.status_code == 422
    assert said in words(late)
    answer.refresh_from_db()
    assert answer.current_score.raw == int(raws[0])
    assert f'value="{answer.current_score_id}"' in words(late)
    signed_in.post(address, mark(answer, raw=raws[1], note="Agreed."))
    answer.refresh_from_db()
    assert (answer.current_score.raw, answer.current_score.note) == (
        int(raws[1]),
        "Agreed.",
    )


def test_late_page_keeps_what_was_typed_as_it_was_typed(signed_in, attempt, cohort):
    [answer] = waiting(attempt)
    address = url("mark-answer", cohort, answer.pk)
    signed_in.post(address, mark(answer))

    late = signed_in.post(address, mark(answer, raw="0", note="It is not it."))

    answer.refresh_from_db()
    form = late.context["form"]
    assert {name: form[name].value() for name in form.fields} == {
        "score": str(answer.current_score_id),
        "raw": "0",
        "note": "It is not it.",
    }


@pytest.mark.parametrize("seen", ["", "soon", "-1", "9" * 40])
def test_page_that_is_out_of_date_marks_nothing(signed_in, attempt, cohort, seen):
    [answer] = waiting(attempt)

    page = signed_in.post(
        url("mark-answer", cohort, answer.pk), mark(answer, score=seen)
    )

    assert page.status_code == 422
    assert "This page was out of date." in words(page)
    assert waiting(attempt) == [answer]


def test_mark_given_before_is_shown_and_can_be_put_right(signed_in, attempt, cohort):
    [answer] = waiting(attempt)
    address = url("mark-answer", cohort, answer.pk)
    signed_in.post(address, mark(answer, note="<b>Right</b>"))

    page = words(signed_in.get(address))

    assert "“the antidote” is marked" in page
    assert escape("<b>Right</b>") in page
    assert "Put the mark right" in page


def test_marking_takes_at_most_twenty_statements(
    signed_in, attempt, cohort, django_assert_max_num_queries
):
    [answer] = waiting(attempt)

    with django_assert_max_num_queries(20):
        signed_in.post(url("mark-answer", cohort, answer.pk), mark(answer))


def test_any_answer_can_be_marked_by_hand_and_leads_back_to_its_attempt(
    signed_in, attempt, cohort
):
    by_rule = attempt.answers.get(current_score__needs_person=False)
    address = url("mark-answer", cohort, by_rule.pk)
    page = words(signed_in.get(url("attempt", cohort, attempt.pk)))

    reply = signed_in.post(address, mark(by_rule, raw="0", note="A slip."))

    assert f'href="{address}"' in page
    assert reply["Location"] == url("attempt", cohort, attempt.pk)
    attempt.refresh_from_db()
    assert (attempt.total, attempt.maximum, attempt.answers_waiting) == (0, 2, 1)
    assert "A slip." in words(signed_in.get(url("attempt", cohort, attempt.pk)))


def test_answer_can_be_left_out_of_one_students_total(signed_in, attempt, cohort):
    [answer] = waiting(attempt)

    signed_in.post(
        url("mark-answer", cohort, answer.pk), mark(answer, raw="waive", note="Ill.")
    )

    attempt.refresh_from_db()
    assert (attempt.total, attempt.maximum, attempt.answers_waiting) == (1, 1, 0)
    page = words(signed_in.get(url("mark-answer", cohort, answer.pk)))
    assert "Left out of the total: 0 of 1 point" in page
    assert "Ill." in page


def test_answer_left_out_is_no_mark_in_the_list_of_marks(signed_in, attempt, cohort):
    by_rule = attempt.answers.get(current_score__needs_person=False)
    left_out = mark(by_rule, raw="waive", note="Ill.")
    signed_in.post(url("mark-answer", cohort, by_rule.pk), left_out)

    page = words(signed_in.get(url("to-mark", cohort)))

    assert "Left out of the total: Ill." in page


def test_second_instructor_is_told_that_the_answer_was_left_out(
    signed_in, attempt, cohort
):
    [answer] = waiting(attempt)
    address = url("mark-answer", cohort, answer.pk)
    signed_in.post(address, mark(answer, raw="waive", note="Ill."))

    late = signed_in.post(address, mark(answer))

    said = (
        "Bea Lang left this answer out of the total meanwhile: “Ill.”. "
        "That stands. Save again only if it should change."
    )
    assert (late.status_code, said in words(late)) == (422, True)


def test_last_answer_that_counts_is_not_left_out(signed_in, attempt, cohort):
    first, second = attempt.answers.order_by("pk")
    signed_in.post(
        url("mark-answer", cohort, first.pk), mark(first, raw="waive", note="Ill.")
    )

    page = signed_in.post(
        url("mark-answer", cohort, second.pk), mark(second, raw="waive", note="Ill.")
    )

    assert page.status_code == 422
    assert "Nothing else counts in this attempt" in words(page)
    attempt.refresh_from_db()
    assert attempt.maximum == 1


def test_answer_of_an_open_attempt_is_nobodys_to_mark(signed_in, assignment, cohort):
    begun = sit(assignment, "Bo Lee", "x", "y", submits=False)

    page = signed_in.get(url("mark-answer", cohort, begun.answers.first().pk))

    assert page.status_code == 404
