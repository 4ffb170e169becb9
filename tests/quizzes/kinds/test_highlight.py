"""Spans of a text or a table that matter."""

import pytest

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["highlight"]
SCORING = KIND.Scoring()


def span(name):
    return {"span": name, "text": f"sign <b>{name}</b>"}


def content(ids="s1 s2 s3 s4 s5", **changes):
    pieces = [{"text": "Pale. "}, *(span(name) for name in ids.split())]
    return KIND.Content.model_validate(
        {
            "stem": "<p>What needs follow-up?</p>",
            "passage": {"paragraphs": [pieces]},
            **changes,
        }
    )


def table(*rows):
    return content(
        presentation="table", passage={"columns": ["Time", "Finding"], "rows": rows}
    )


def key(ids="s1 s2 s4"):
    return KIND.Key(correct=tuple(ids.split()))


@pytest.mark.parametrize(
    ("spans", "raw", "arithmetic"),
    [
        pytest.param("s1 s2", 2, "+2 = 2 of 3", id="P12"),
        pytest.param("s1 s2 s4", 3, "+3 = 3 of 3", id="all"),
        pytest.param("s1 s2 s3", 1, "+2 −1 = 1 of 3", id="one-too-many"),
        pytest.param("s1 s3 s5", 0, "+1 −2 = −1, so 0 of 3", id="floor"),
        pytest.param("", 0, "0 of 3", id="omitted"),
    ],
)
def test_gains_less_losses_never_below_zero(spans, raw, arithmetic):
    response = KIND.parse(content(), {"spans": spans.split()})

    outcome = KIND.score(content(), key(), SCORING, response)

    assert (outcome.raw, outcome.max, outcome.arithmetic) == (raw, 3, arithmetic)


def test_each_span_is_an_element():
    response = KIND.Response(spans=("s1", "s2"))

    outcome = KIND.score(content("s1 s2 s3"), key("s1 s3"), SCORING, response)

    assert outcome.elements == (
        Element("s1", "", selected=True, keyed=True, delta=1),
        Element("s2", "", selected=True, keyed=False, delta=-1),
        Element("s3", "", selected=False, keyed=True, delta=0),
    )


def test_span_that_a_later_version_lacks_is_not_held_against_anyone():
    response = KIND.Response(spans=("s1", "s9"))

    outcome = KIND.score(content(), key(), SCORING, response)

    assert (outcome.raw, outcome.arithmetic) == (1, "+1 = 1 of 3")


def test_spans_are_kept_in_the_order_they_are_read():
    item = table(
        [[{"text": "8 am"}], [span("s2"), {"text": ", "}, span("s1")]],
        [[span("s4")], [span("s3")]],
    )

    response = KIND.parse(item, {"spans": ["s3", "s1", "s4", "s2"]})

    assert response.model_dump_json() == '{"spans":["s2","s1","s4","s3"]}'


@pytest.mark.parametrize("raw", [{}, {"spans": None}, {"spans": []}])
def test_nothing_chosen_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)


def test_complete_is_any_span():
    assert not KIND.is_complete(content(), KIND.Response())
    assert KIND.is_complete(content(), KIND.Response(spans=("s5",)))


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        ("s1", "“s1” is not a list. Send the choices as a list."),
        (
            ["s9"],
            "“s9” is not one of the choices. Choose from: s1, s2, s3, s4, s5.",
        ),
        (["s1", "s1"], "“s1” is chosen twice. Choose it once."),
    ],
)
def test_what_is_no_list_of_spans_is_refused(spans, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), {"spans": spans})

    assert str(caught.value) == message


@pytest.mark.parametrize(
    "item",
    [content(), table([[{"text": "8 am"}], [span("s1"), span("s2"), span("s4")]])],
    ids=["text", "table"],
)
def test_sound_item_has_no_problems(item):
    assert KIND.check(item, key(), SCORING) == []


NOT_PROSE = Problem(
    "content.passage", "Write text; for a table, choose to present one."
)
NOT_A_TABLE = Problem("content.passage", "Write a table, and nothing beside it.")


@pytest.mark.parametrize(
    ("item", "right", "problem"),
    [
        pytest.param(
            content("s1"),
            key("s1"),
            Problem("content.passage", "1 given; write 2 to 10."),
            id="one-span",
        ),
        pytest.param(
            content("s1 s2 s1"),
            key("s1 s2"),
            Problem("content.passage", "The id s1 occurs twice; give each its own."),
            id="repeated-id",
        ),
        pytest.param(
            content(),
            key("s9"),
            Problem("key.correct", "There is no s9; use one of s1, s2, s3, s4, s5."),
            id="unknown-span",
        ),
        pytest.param(
            content(),
            key("s1 s1"),
            Problem("key.correct", "A span is keyed twice; name each once."),
            id="keyed-twice",
        ),
        pytest.param(
            table([[{"text": "8 am"}], [span("s1"), span("s2")]], [[span("s4")]]),
            key(),
            Problem("content.passage", "Row 2 has 1 cells; write 2."),
            id="ragged-row",
        ),
        pytest.param(
            content(presentation="table"), key(), NOT_A_TABLE, id="prose-as-table"
        ),
        pytest.param(
            table([[span("s1"), span("s2")], [span("s4")]]).model_copy(
                update={"presentation": "text"}
            ),
            key(),
            NOT_PROSE,
            id="table-as-prose",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, right, problem):
    assert KIND.check(item, right, SCORING) == [problem]


def test_text_is_shown_in_its_one_order():
    assert KIND.present(content(), 7) == content()
