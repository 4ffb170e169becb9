"""The list of a class's answers that wait: who may see it, and what it costs."""

import pytest

from quizzes.models import Score
from tests.dashboard.marking.answers import mark, open_quiz, sit, url, waiting, words
from tests.factories.courses import CohortFactory, EnrolmentFactory

MOST_STATEMENTS = 15


def test_class_without_such_answers_has_no_tab(signed_in, cohort, assignment):
    sit(assignment, "Bo Lee", "flumazenil", "romazicon")

    assert "To mark" not in words(signed_in.get(url("overview", cohort)))


def test_list_names_whose_answer_waits_and_what_they_typed(signed_in, attempt, cohort):
    page = words(signed_in.get(url("to-mark", cohort)))

    assert "1 answer to mark" in page
    assert "Ada Obi" in page
    assert "“the antidote”" in page
    assert "Flumazenil" not in page


def test_name_that_looks_like_the_right_one_waits_as_the_page_says(
    signed_in, assignment, cohort
):
    sit(assignment, "Ada Obi", "fluphenazine", "flumazenil")

    page = words(signed_in.get(url("to-mark", cohort)))

    assert "“fluphenazine”" in page
    assert "Answers that match none of the right names." in page


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


def test_answers_of_other_classes_are_not_there(signed_in, attempt, cohort):
    other = sit(open_quiz(CohortFactory(name="Fall")), "Cy Dow", "x y z", "a b c")

    found = signed_in.get(url("mark-answer", cohort, waiting(other)[0].pk))

    assert found.status_code == 404
    assert "Cy Dow" not in words(signed_in.get(url("to-mark", cohort)))


@pytest.mark.parametrize("hides", ["no", "yes"])
@pytest.mark.parametrize("students", [1, 3])
@pytest.mark.parametrize(
    ("name", "statements"), [("to-mark", 9), ("mark-answer", 7), ("overview", 13)]
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
