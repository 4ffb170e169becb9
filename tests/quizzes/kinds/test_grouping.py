"""Everything that applies, within each of several groups."""

import pytest
from pydantic import ValidationError

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["grouping"]
SCORING = KIND.Scoring()


def options(ids):
    return [{"id": each, "text": f"<p>{each}</p>"} for each in ids]


def content(g1="abc", g2="def", **changes):
    return KIND.Content.model_validate(
        {
            "stem": "<p>What does each body system show?</p>",
            "groups": [
                {"id": "g1", "text": "Breathing", "options": options(g1)},
                {"id": "g2", "text": "Movement", "options": options(g2)},
            ],
            **changes,
        }
    )


def key(**groups):
    return KIND.Key(groups={name: tuple(ids) for name, ids in groups.items()})


def score(right, floor="group", **groups):
    response = KIND.parse(
        content(), {"groups": {n: list(i) for n, i in groups.items()}}
    )
    return KIND.score(content(), right, KIND.Scoring(floor=floor), response)


@pytest.mark.parametrize(
    ("floor", "raw", "arithmetic"),
    [
        pytest.param("group", 1, "1 + 0 = 1 of 2", id="P11-by-group"),
        pytest.param("item", 0, "+1 −1 = 0 of 2", id="P11-by-item"),
    ],
)
def test_loss_stops_where_the_item_says(floor, raw, arithmetic):
    outcome = score(key(g1="a", g2="d"), floor, g1="a", g2="e")

    assert (outcome.raw, outcome.max, outcome.arithmetic) == (raw, 2, arithmetic)


@pytest.mark.parametrize(
    ("groups", "raw", "arithmetic"),
    [
        pytest.param({"g1": "ab", "g2": "d"}, 3, "2 + 1 = 3 of 3", id="all"),
        pytest.param({"g1": "a"}, 1, "1 + 0 = 1 of 3", id="misses-are-free"),
        pytest.param({"g1": "abc", "g2": "d"}, 2, "1 + 1 = 2 of 3", id="one-too-many"),
        pytest.param({"g1": "c", "g2": "def"}, 0, "0 + 0 = 0 of 3", id="only-losses"),
        pytest.param({}, 0, "0 + 0 = 0 of 3", id="omitted"),
    ],
)
def test_each_group_is_scored_by_itself(groups, raw, arithmetic):
    outcome = score(key(g1="ab", g2="d"), **groups)

    assert (outcome.raw, outcome.max, outcome.arithmetic) == (raw, 3, arithmetic)


def test_each_option_is_an_element_of_its_group():
    item = content("ab", "de")
    response = KIND.Response(groups={"g1": ("a", "b")})

    outcome = KIND.score(item, key(g1="a", g2="d"), SCORING, response)

    assert outcome.elements == (
        Element("a", "g1", selected=True, keyed=True, delta=1),
        Element("b", "g1", selected=True, keyed=False, delta=-1),
        Element("d", "g2", selected=False, keyed=True, delta=0),
        Element("e", "g2", selected=False, keyed=False, delta=0),
    )


def test_choice_that_a_later_version_lacks_is_not_held_against_anyone():
    response = KIND.Response(groups={"g1": ("a", "z"), "g9": ("y",)})

    outcome = KIND.score(content(), key(g1="a", g2="d"), SCORING, response)

    assert (outcome.raw, outcome.arithmetic) == (1, "1 + 0 = 1 of 2")


def test_rule_and_floor_are_stored():
    assert KIND.default_scoring(content()).model_dump() == {
        "rule": "plus-minus",
        "floor": "group",
        "group_by": "group",
    }
    with pytest.raises(ValidationError):
        KIND.Scoring(rule="zero-one")


def test_choices_are_kept_in_the_order_of_the_content():
    raw = {"groups": {"g2": ["f", "d"], "g1": ("b", "a")}}

    response = KIND.parse(content(), raw)

    assert response.model_dump_json() == '{"groups":{"g1":["a","b"],"g2":["d","f"]}}'


def test_empty_group_is_the_same_as_none():
    explicit = KIND.parse(content(), {"groups": {"g1": ["a"], "g2": []}})
    left_out = KIND.parse(content(), {"groups": {"g1": ["a"]}})

    assert explicit.model_dump_json() == left_out.model_dump_json()


@pytest.mark.parametrize(
    "raw", [{}, {"groups": None}, {"groups": {}}, {"groups": {"g1": [], "g2": None}}]
)
def test_nothing_chosen_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)


def test_complete_is_a_choice_in_every_group():
    half = KIND.Response(groups={"g1": ("a", "b")})
    full = KIND.Response(groups={"g1": ("a",), "g2": ("d",)})

    assert not KIND.is_complete(content(), half)
    assert KIND.is_complete(content(), full)


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (["a"], "“['a']” is not a table. Send the choices by group."),
        ({"g9": []}, "“g9” is not a part of this answer. Its parts: g1, g2."),
        ({"g1": "a"}, "“a” is not a list. Send the choices as a list."),
        ({"g1": ["d"]}, "“d” is not one of the choices. Choose from: a, b, c."),
        ({"g1": ["a", "a"]}, "“a” is chosen twice. Choose it once."),
    ],
)
def test_what_is_no_choice_by_group_is_refused(groups, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), {"groups": groups})

    assert str(caught.value) == message


def test_sound_item_has_no_problems():
    assert KIND.check(content(), key(g1="ab", g2="d"), SCORING) == []


@pytest.mark.parametrize(
    ("item", "right", "problem"),
    [
        pytest.param(
            content(groups=content().model_dump()["groups"][:1]),
            key(g1="a"),
            Problem("content.groups", "1 given; write 2 to 5."),
            id="one-group",
        ),
        pytest.param(
            content("a"),
            key(g1="a", g2="d"),
            Problem("content.groups.g1.options", "1 given; write 2 to 4."),
            id="one-option",
        ),
        pytest.param(
            content("abc", "cde"),
            key(g1="a", g2="d"),
            Problem(
                "content.groups", "The id c occurs in two lists; give each its own."
            ),
            id="shared-id",
        ),
        pytest.param(
            content(),
            key(g1="a", g2="d", g3="a"),
            Problem("key.groups", "There is no g3; use one of g1, g2."),
            id="unknown-group",
        ),
        pytest.param(
            content(),
            key(g1="ad", g2="d"),
            Problem("key.groups.g1", "There is no d; use one of a, b, c."),
            id="option-of-another-group",
        ),
        pytest.param(
            content(),
            key(g1="a"),
            Problem("key.groups.g2", "Key at least one of its options."),
            id="group-without-key",
        ),
        pytest.param(
            content(),
            key(g1="aa", g2="d"),
            Problem("key.groups.g1", "An option is keyed twice; name each once."),
            id="keyed-twice",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, right, problem):
    assert KIND.check(item, right, SCORING) == [problem]


def test_options_are_shuffled_within_their_groups():
    shuffled = KIND.present(content("abcd", "efgh"), 7)

    assert [group.id for group in shuffled.groups] == ["g1", "g2"]
    assert shuffled.groups[0].options != content("abcd").groups[0].options


def test_options_keep_their_order_where_it_means_something():
    fixed = content(shuffle="no")

    assert KIND.present(fixed, 7) == fixed
