"""A typed name."""

import pytest

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["short-answer"]
SCORING = KIND.Scoring()
CONTENT = KIND.Content(stem="<p>Which drug reverses it?</p>")
WAITS = "An instructor reads this answer before it counts."


def key(answer="hydroxyzine", aliases=("Vistaril",), look_alikes=("hydralazine",)):
    return KIND.Key(answer=answer, aliases=aliases, look_alikes=look_alikes)


def score(text, right=None):
    response = KIND.parse(CONTENT, {"text": text})
    return KIND.score(CONTENT, right or key(), SCORING, response)


@pytest.mark.parametrize(
    "text", ["hydroxyzine", " Hydroxyzine ", "HYDROXYZINE.", "vistaril"]
)
def test_right_name_earns_the_point(text):
    outcome = score(text)

    assert (outcome.raw, outcome.max, outcome.arithmetic) == (1, 1, "1 of 1")
    assert (outcome.note, outcome.needs_person) == ("", False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hydroxizine", "hydroxyzine"),
        ("hydroxyzin", "hydroxyzine"),
        ("hydorxyzine", "hydroxyzine"),
        ("Vistarill", "Vistaril"),
    ],
)
def test_one_slip_in_a_long_name_earns_it_too(text, name):
    outcome = score(text)

    assert (outcome.raw, outcome.needs_person) == (1, False)
    assert outcome.note == (
        f"Write {name}, not {text}: one letter can make it another drug."
    )


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("hydralazine", key(), id="other-drug"),
        pytest.param("an antihistamine", key(), id="other-words"),
        pytest.param(
            "Clonazepan",
            key("clonazepam", (), ("clonazepan",)),
            id="one-letter-off-but-listed",
        ),
        pytest.param("zanax", key("Xanax", ()), id="short-name"),
    ],
)
def test_any_other_answer_waits_for_a_person(text, right):
    outcome = score(text, right)

    assert (outcome.raw, outcome.max, outcome.needs_person) == (0, 1, True)
    assert outcome.note == WAITS


def test_omission_waits_for_no_one():
    outcome = score("")

    assert (outcome.raw, outcome.note, outcome.needs_person) == (0, "", False)


@pytest.mark.parametrize(("text", "raw"), [("vistaril", 1), ("no idea", 0)])
def test_answer_is_one_element(text, raw):
    outcome = score(text)

    assert outcome.elements == (
        Element("text", "", selected=bool(raw), keyed=True, delta=raw),
    )


def test_answer_is_kept_as_typed_on_one_line():
    response = KIND.parse(CONTENT, {"text": " Gamma\n aminobutyric  acid "})

    assert response.model_dump_json() == '{"text":"Gamma aminobutyric acid"}'


@pytest.mark.parametrize("raw", [{}, {"text": None}, {"text": " \n "}])
def test_empty_box_is_an_omission(raw):
    response = KIND.parse(CONTENT, raw)

    assert response == KIND.empty(CONTENT)
    assert KIND.is_empty(response)
    assert not KIND.is_complete(CONTENT, response)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"text": ["a"]}, "“['a']” is not text. Send the answer as typed."),
        (
            {"text": "a" * 101},
            f"“{'a' * 40}…” is too long. Write at most 100 characters.",
        ),
        (
            {"text": "a\u202eb"},
            "“a\ufffdb” holds a sign without a shape. Type it anew.",
        ),
        ({"answer": "a"}, "“answer” is not a part of this answer. Its parts: text."),
    ],
)
def test_what_is_no_name_is_refused(raw, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(CONTENT, raw)

    assert str(caught.value) == message


def test_sound_item_has_no_problems():
    assert KIND.check(CONTENT, key(), SCORING) == []


@pytest.mark.parametrize(
    ("right", "problem"),
    [
        pytest.param(
            key(answer=" "), Problem("key.answer", "Write the name."), id="no-answer"
        ),
        pytest.param(
            key(aliases=("b" * 101,)),
            Problem(
                "key.aliases", f"“{'b' * 40}…” is over 100 characters; shorten it."
            ),
            id="too-long",
        ),
        pytest.param(
            key(look_alikes=("",)),
            Problem("key.look_alikes", "Write the name."),
            id="empty-look-alike",
        ),
        pytest.param(
            key(aliases=("Hydroxyzine",)),
            Problem("key.aliases", "Hydroxyzine is accepted already; name it once."),
            id="alias-is-the-answer",
        ),
        pytest.param(
            key(look_alikes=("vistaril",)),
            Problem("key.look_alikes", "vistaril is right too; take it off one list."),
            id="right-and-look-alike",
        ),
    ],
)
def test_fault_of_an_author_is_named(right, problem):
    assert KIND.check(CONTENT, right, SCORING) == [problem]


def test_nothing_is_shuffled():
    assert KIND.present(CONTENT, 7) == CONTENT
