"""What every kind of item promises, and the files that each of them needs."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.forms import FORMS
from quizzes.gallery import EXAMPLES
from quizzes.kinds import KINDS
from quizzes.kinds.base import Feedback, ResponseInvalidError
from quizzes.papers import in_order, order_of
from tests.quizzes.kinds.strategies import ITEMS, answers, items

ROOT = Path(__file__).parent.parent
EACH_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)

# What a reason is given for: what can be chosen, placed or put into a row.
PARTS_WITH_REASONS = (
    "options",
    "rows",
    "choices",
    "tokens",
    "spans",
    "actions",
    "conditions",
    "parameters",
    "regions",
)

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
NAMES = "choice choices rows value unit groups cells blanks spans g0 b0 why"
PARTS = st.sampled_from(NAMES.split()) | st.text()
GARBAGE = st.recursive(
    LEAVES | st.sampled_from(["a", "b", "r1", "c1", "1", "mL"]),
    lambda inner: st.lists(inner) | st.dictionaries(PARTS, inner),
    max_leaves=8,
)


def dumped(value):
    """Return `value` as JSON has it, with the parts that may be shuffled in order."""
    return ordered(json.loads(value.model_dump_json()))


def ordered(value):
    """Return the same JSON with every list of what has an id in the order of ids."""
    if isinstance(value, dict):
        return {name: ordered(each) for name, each in value.items()}
    if not isinstance(value, list):
        return value
    have_ids = all(isinstance(each, dict) and "id" in each for each in value)
    parts = [ordered(each) for each in value]
    return sorted(parts, key=lambda part: part["id"]) if have_ids else parts


def rearranged(value):
    """Return the same JSON with every list and mapping turned round.

    A list in a list is one value, as a cell is its row and its column.
    """
    if isinstance(value, dict):
        return {name: rearranged(value[name]) for name in reversed(value)}
    if isinstance(value, list):
        return value[::-1]
    return value


def summed(outcome, scoring):
    """Return what the elements come to, with each loss stopped at its floor."""
    nets = {}
    for element in outcome.elements:
        group = element.group if scoring.floor == "group" else ""
        nets[group] = nets.get(group, 0) + element.delta
    return sum(max(0, net) for net in nets.values())


def drawn(data, kind):
    """Return an item of `kind`, an answer as it is posted, and the same as parsed."""
    item = data.draw(items(kind.name))
    raw = data.draw(answers(kind.name, item))
    return item, raw, kind.parse(item.content, raw)


def score(kind, item, response):
    return kind.score(item.content, item.key, item.scoring, response)


@EACH_KIND
def test_kind_has_its_files(kind):
    module = kind.name.replace("-", "_")

    assert find_spec(f"quizzes.kinds.{module}")
    assert find_spec(f"quizzes.forms.{module}")
    assert (ROOT / f"tests/quizzes/kinds/test_{module}.py").is_file()
    for template in ("_input.html", "_review.html"):
        assert (ROOT / "templates/quizzes/kinds" / kind.name / template).is_file()


def test_every_kind_has_a_form_and_items_to_try():
    assert set(FORMS) == set(KINDS)
    assert set(ITEMS) == set(KINDS)


def test_gallery_shows_every_kind_in_every_presentation():
    shown = {
        (example.kind.name, getattr(example.content, "presentation", ""))
        for example in EXAMPLES.values()
    }
    rules = {(each.kind.name, each.scoring.rule) for each in EXAMPLES.values()}

    assert {name for name, _ in shown} == set(KINDS)
    assert shown >= {
        *(("cloze", each) for each in ("drop-down", "table", "drag")),
        *(("rationale", each) for each in ("drop-down", "drag")),
        *(("highlight", each) for each in ("text", "table")),
    }
    assert rules >= {
        *(("multiple-response", each) for each in ("plus-minus", "zero-one", "exact")),
        *(("ordered-response", each) for each in ("exact", "lcs")),
    }


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_example_of_the_gallery_is_sound(example):
    kind, content, key = example.kind, example.content, example.key
    right = kind.key_response(content, key)

    assert kind.check(content, key, example.scoring) == []
    assert kind.check_feedback(content, key, example.feedback) == []
    assert kind.score(content, key, example.scoring, right).fraction == 1
    assert set(example.feedback.by_element) == {
        part.id
        for name in PARTS_WITH_REASONS
        for holder in (content, *getattr(content, "groups", ()), *blanks_of(content))
        for part in getattr(holder, name, ())
    }


def blanks_of(content):
    """Return the blanks of a text; other kinds have none."""
    return getattr(content, "blanks", ())


@EACH_KIND
@given(data=st.data())
def test_sound_item_has_no_problems(kind, data):
    item = data.draw(items(kind.name))

    assert kind.check(item.content, item.key, item.scoring) == []


@EACH_KIND
@given(data=st.data(), seed=st.integers())
def test_item_is_sound_with_what_an_attempt_draws(kind, data, seed):
    item = data.draw(items(kind.name))
    drawn = kind.draw(item.content, item.key, seed)

    content = kind.settled(item.content, drawn)
    key = kind.settled_key(item.key, drawn)

    assert kind.check(content, key, item.scoring) == []
    assert kind.redrawn(item.content, item.key, drawn) == json.loads(json.dumps(drawn))
    assert kind.settled_feedback(item.content, Feedback(), drawn) == Feedback()
    assert kind.check_feedback(item.content, item.key, Feedback()) == []


@EACH_KIND
@given(data=st.data())
def test_share_is_between_none_and_all(kind, data):
    item, _, response = drawn(data, kind)

    outcome = score(kind, item, response)

    assert 0 <= outcome.raw <= outcome.max
    assert 0 <= outcome.fraction <= 1


@EACH_KIND
@given(data=st.data())
def test_key_earns_everything(kind, data):
    item = data.draw(items(kind.name))
    response = kind.key_response(item.content, item.key)

    assert score(kind, item, response).fraction == 1
    assert kind.is_complete(item.content, response)
    assert kind.parse(item.content, response.model_dump()) == response


@EACH_KIND
@given(data=st.data())
def test_omission_earns_nothing(kind, data):
    item = data.draw(items(kind.name))
    response = kind.empty(item.content)

    assert score(kind, item, response).raw == 0
    assert kind.is_empty(response)
    assert not kind.is_complete(item.content, response)
    assert kind.parse(item.content, {}) == response


@EACH_KIND
@given(data=st.data())
def test_order_of_an_answer_is_not_kept(kind, data):
    item, raw, response = drawn(data, kind)

    turned = kind.parse(item.content, rearranged(raw))

    assert turned.model_dump_json() == response.model_dump_json()


@EACH_KIND
@given(data=st.data(), seed=st.integers())
def test_order_of_the_options_changes_no_mark(kind, data, seed):
    item, _, response = drawn(data, kind)
    shuffled = kind.present(item.content, seed)

    outcome = kind.score(shuffled, item.key, item.scoring, response)

    assert outcome.fraction == score(kind, item, response).fraction


@EACH_KIND
@given(data=st.data(), seed=st.integers())
def test_what_is_shown_is_the_content_and_nothing_else(kind, data, seed):
    item = data.draw(items(kind.name))

    shuffled = kind.present(item.content, seed)

    assert dumped(shuffled) == dumped(item.content)
    # The rows, groups and so on to choose for or from, not what is right of them.
    asked = {"rows", "groups", "blanks", "actions", "parameters", "regions"}
    hidden = {*kind.Key.model_fields, "key", "feedback"} - asked
    assert not set(dumped(shuffled)) & hidden


@EACH_KIND
@given(data=st.data(), seed=st.integers())
def test_what_was_shown_can_be_shown_again(kind, data, seed):
    item = data.draw(items(kind.name))
    shown = kind.present(item.content, seed)

    assert in_order(item.content, order_of(shown)) == shown
    assert in_order(item.content, ["gone"]) == item.content


@EACH_KIND
@given(data=st.data())
def test_elements_add_up(kind, data):
    item, _, response = drawn(data, kind)

    outcome = score(kind, item, response)

    assert item.scoring.rule == "exact" or outcome.raw == summed(outcome, item.scoring)


@EACH_KIND
@given(data=st.data())
def test_stored_response_reads_back(kind, data):
    _, _, response = drawn(data, kind)

    assert kind.Response.model_validate_json(response.model_dump_json()) == response


@EACH_KIND
@given(data=st.data(), raw=GARBAGE)
def test_garbage_is_an_answer_or_refused(kind, data, raw):
    item = data.draw(items(kind.name))

    try:
        response = kind.parse(item.content, raw)
    except ResponseInvalidError as error:
        str(error).encode()
    else:
        assert isinstance(response, kind.Response)
        assert score(kind, item, response).raw >= 0
