"""Marking by hand: the list of a class, one answer, who may, and two at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from quizzes.models import Score
from quizzes.papers import kind_of
from quizzes.services.answers import save_response
from quizzes.services.attempts import start_attempt
from quizzes.services.grading import submit_attempt
from tests.factories.courses import CohortFactory, EnrolmentFactory
from tests.factories.quizzes import AssignmentFactory, SlotFactory
from tests.factories.typed import make_short_answer

MOST_STATEMENTS = 12


@pytest.fixture
def cohort(db):
    return CohortFactory(name="Spring")


@pytest.fixture
def instructor(cohort):
    return EnrolmentFactory(
        cohort=cohort, instructor=True, user__display_name="Bea Lang"
    ).user


@pytest.fixture
def signed_in(client, instructor):
    client.force_login(instructor)
    return client


@pytest.fixture
def assignment(cohort):
    return open_quiz(cohort)


@pytest.fixture
def attempt(assignment):
    """Ada's, with one answer that waits and one that is right."""
    return sit(assignment, "Ada Obi", "the antidote", "Flumazenil")


def open_quiz(cohort):
    """Open a quiz of two typed names."""
    made = AssignmentFactory(
        cohort=cohort, opens_at=timezone.now() - timedelta(days=1), closes_at=None
    )
    for position, code in enumerate(("one", "two"), start=1):
        item = make_short_answer(cohort.course, f"{code}-{made.pk}")
        SlotFactory(quiz=made.quiz, position=position, pool=[item])
    return made


def sit(assignment, name, *texts):
    """Enrol a student who answers the items in the order of their codes."""
    at = timezone.now() - timedelta(hours=2)
    enrolment = EnrolmentFactory(cohort=assignment.cohort, user__display_name=name)
    attempt = start_attempt(
        assignment=assignment, enrolment=enrolment, seed="seven", now=at
    )
    answers = attempt.answers.select_related("attempt", "version__item").order_by(
        "version__item__code"
    )
    for answer, text in zip(answers, texts, strict=True):
        response = kind_of(answer.version).Response(text=text)
        save_response(answer=answer, response=response, base_rev=0, now=at)
    submit_attempt(attempt=attempt, now=at + timedelta(minutes=5))
    return attempt


def waiting(attempt):
    """Return the answers of an attempt that wait, in the order they are listed."""
    return list(
        attempt.answers.filter(current_score__needs_person=True).order_by(
            "version__item__code"
        )
    )


def url(name, cohort, *args):
    return reverse(f"dashboard:{name}", args=[cohort.pk, *args])


def words(page):
    """Return a page's text with its white space as single spaces."""
    return " ".join(page.content.decode().split())


def mark(answer, **changes):
    """Return what the form of an answer sends."""
    return {"score": answer.current_score_id, "raw": "1", "note": "Right."} | changes


def test_class_without_such_answers_has_no_tab(signed_in, cohort, assignment):
    sit(assignment, "Bo Lee", "flumazenil", "romazicon")

    assert "To mark" not in words(signed_in.get(url("overview", cohort)))


def test_list_names_whose_answer_waits_and_what_they_typed(signed_in, attempt, cohort):
    page = words(signed_in.get(url("to-mark", cohort)))

    assert "1 answer to mark" in page
    assert "Ada Obi" in page
    assert "“the antidote”" in page
    assert "Flumazenil" not in page


def test_overview_and_tab_count_what_waits(signed_in, attempt, cohort):
    page = words(signed_in.get(url("overview", cohort)))

    assert "1 typed answer waits to be marked." in page
    assert f'href="{url("to-mark", cohort)}"' in page


def test_hidden_names_are_hidden_here_too(signed_in, attempt, cohort):
    signed_in.post(url("names", cohort), {"hide": "yes"})
    pages = [
        signed_in.get(url("to-mark", cohort)),
        signed_in.get(url("mark-answer", cohort, waiting(attempt)[0].pk)),
    ]

    assert ["Ada Obi" in words(page) for page in pages] == [False, False]
    assert ["Student 01" in words(page) for page in pages] == [True, True]


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
    assert f"{raw} of 1, It is." in page
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
        ({"raw": "2"}, "“2” is no choice here. Choose one of the two."),
        ({"raw": "-1"}, "“-1” is no choice here. Choose one of the two."),
        ({"note": "  "}, "Write why, in one line."),
        ({"note": "x" * 301}, "at most 300 characters (it has 301)"),
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


def test_attempt_page_leads_to_what_waits_and_to_what_was_marked(
    signed_in, attempt, cohort
):
    [answer] = waiting(attempt)
    address = url("mark-answer", cohort, answer.pk)
    page_of_attempt = url("attempt", cohort, attempt.pk)

    before = words(signed_in.get(page_of_attempt))
    signed_in.post(address, mark(answer))
    after = words(signed_in.get(page_of_attempt))

    said = "1 answer waits for an instructor to mark it; the result may rise."
    assert (said in before, said in after) == (True, False)
    assert (f'href="{address}"' in before, f'href="{address}"' in after) == (True, True)
    assert "Waits for an instructor" in before
    assert "Marked by an instructor, " in after


def test_what_an_instructor_tries_out_is_not_in_the_list(
    signed_in, assignment, cohort, instructor
):
    attempt = sit(assignment, "Ada Obi", "the antidote", "flumazenil")
    tried = attempt.enrolment
    tried.role = "instructor"
    tried.save(update_fields=["role"])
    [answer] = waiting(attempt)

    page = signed_in.get(url("attempt", cohort, attempt.pk))

    assert url("mark-answer", cohort, answer.pk) not in words(page)
    assert "To mark" not in words(page)


def test_observer_looks_and_may_not_mark(client, attempt, cohort):
    [answer] = waiting(attempt)
    client.force_login(EnrolmentFactory(cohort=cohort, role="observer").user)
    address = url("mark-answer", cohort, answer.pk)

    page = client.get(address)

    assert client.get(url("to-mark", cohort)).status_code == 200
    assert "an instructor of the class gives the mark" in words(page)
    assert "Is it right?" not in words(page)
    assert client.post(address, mark(answer)).status_code == 404
    assert waiting(attempt) == [answer]


@pytest.mark.parametrize("who", ["student", "stranger"])
def test_others_find_nothing(client, attempt, cohort, who):
    [answer] = waiting(attempt)
    person = (
        attempt.enrolment
        if who == "student"
        else EnrolmentFactory(cohort=CohortFactory(name="Fall"), instructor=True)
    )
    client.force_login(person.user)
    addresses = [url("to-mark", cohort), url("mark-answer", cohort, answer.pk)]

    assert {client.get(each).status_code for each in addresses} == {404}
    assert client.post(addresses[1], mark(answer)).status_code == 404
    assert waiting(attempt) == [answer]


def test_answers_of_other_classes_and_those_marked_by_rule_are_not_there(
    signed_in, attempt, cohort
):
    other = sit(open_quiz(CohortFactory(name="Fall")), "Cy Dow", "x y z", "a b c")
    by_rule = attempt.answers.get(current_score__needs_person=False)

    found = [
        signed_in.get(url("mark-answer", cohort, answer.pk)).status_code
        for answer in (waiting(other)[0], by_rule)
    ]

    assert found == [404, 404]
    assert "Cy Dow" not in words(signed_in.get(url("to-mark", cohort)))


@pytest.mark.parametrize("hides", ["no", "yes"])
@pytest.mark.parametrize("students", [1, 3])
@pytest.mark.parametrize(
    ("name", "statements"), [("to-mark", 6), ("mark-answer", 6), ("overview", 12)]
)
def test_pages_cost_as_much_however_many_wait(
    signed_in,
    assignment,
    cohort,
    students,
    name,
    statements,
    hides,
    django_assert_max_num_queries,
):
    for number in range(students):
        attempt = sit(assignment, f"S{number}", "the antidote", "an antidote")
    score = Score.objects.filter(needs_person=True).latest("pk")
    signed_in.post(url("mark-answer", cohort, score.answer_id), mark(score.answer))
    signed_in.post(url("names", cohort), {"hide": hides})
    args = [waiting(attempt)[0].pk] if name == "mark-answer" else []
    signed_in.get(url(name, cohort, *args))  # shows the message that is kept

    with django_assert_max_num_queries(MOST_STATEMENTS) as captured:
        signed_in.get(url(name, cohort, *args))

    counted_names = hides == "yes" and name != "overview"
    assert len(captured) == statements + counted_names


def test_marking_takes_at_most_twenty_statements(
    signed_in, attempt, cohort, django_assert_max_num_queries
):
    [answer] = waiting(attempt)

    with django_assert_max_num_queries(20):
        signed_in.post(url("mark-answer", cohort, answer.pk), mark(answer))
