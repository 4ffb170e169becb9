"""Regions of an image."""

import pytest
from pydantic import ValidationError

from quizzes.kinds import KINDS
from quizzes.kinds.base import Element, Problem, ResponseInvalidError

KIND = KINDS["hot-spot"]
SCORING = KIND.Scoring()
IMAGE = {
    "name": "figures/receptor.svg",
    "alt": "A receptor",
    "width": 640,
    "height": 480,
}


def square(at):
    left, right = f"0.{at}", f"0.{at}5"
    return [(left, "0.1"), (right, "0.1"), (right, "0.9"), (left, "0.9")]


def regions(ids):
    return [
        {"id": each, "text": f"<p>Site {each}</p>", "points": square(at)}
        for at, each in enumerate(ids)
    ]


def unnamed(each):
    return regions(each)[0] | {"text": ""}


def content(ids="abcd", **changes):
    return KIND.Content.model_validate(
        {
            "stem": "<p>Where does it bind?</p>",
            "image": IMAGE,
            "regions": regions(ids),
            **changes,
        }
    )


def key(ids="b"):
    return KIND.Key(regions=tuple(ids))


@pytest.mark.parametrize(
    ("right", "chosen", "raw", "arithmetic"),
    [
        pytest.param("b", "b", 1, "1 of 1 right", id="right"),
        pytest.param("b", "a", 0, "0 of 1 right", id="wrong"),
        pytest.param("b", "", 0, "0 of 1 right", id="omitted"),
        pytest.param("bd", "ad", 1, "1 of 2 right", id="one-of-two"),
        pytest.param("bd", "db", 2, "2 of 2 right", id="both"),
    ],
)
def test_each_right_region_earns_a_point(right, chosen, raw, arithmetic):
    item = content(n=len(right))
    response = KIND.parse(item, {"regions": list(chosen)})

    outcome = KIND.score(item, key(right), SCORING, response)

    assert (outcome.raw, outcome.max) == (raw, len(right))
    assert outcome.arithmetic == arithmetic


def test_each_region_is_an_element():
    response = KIND.Response(regions=("a",))

    outcome = KIND.score(content("abc"), key("b"), SCORING, response)

    assert outcome.elements == (
        Element("a", "", selected=True, keyed=False, delta=0),
        Element("b", "", selected=False, keyed=True, delta=0),
        Element("c", "", selected=False, keyed=False, delta=0),
    )


def test_regions_are_kept_in_the_order_of_the_content():
    response = KIND.parse(content(n=2), {"regions": ["c", "a"]})

    assert response.model_dump_json() == '{"regions":["a","c"]}'


@pytest.mark.parametrize("raw", [{}, {"regions": None}, {"regions": []}])
def test_nothing_chosen_is_an_omission(raw):
    response = KIND.parse(content(), raw)

    assert response == KIND.empty(content())
    assert KIND.is_empty(response)


@pytest.mark.parametrize(("chosen", "is_complete"), [("a", False), ("ab", True)])
def test_complete_is_as_many_as_asked(chosen, is_complete):
    response = KIND.Response(regions=tuple(chosen))

    assert KIND.is_complete(content(n=2), response) is is_complete


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            {"regions": ["a", "b"]},
            (
                "2 regions are chosen. Choose at most 1: "
                "clear one before you choose another."
            ),
        ),
        (
            {"regions": ["z"]},
            "“z” is not one of the choices. Choose from: a, b, c, d.",
        ),
        (
            {"x": "0.5", "y": "0.5"},
            "“x” is not a part of this answer. Its parts: regions.",
        ),
    ],
)
def test_what_is_no_region_is_refused(raw, message):
    with pytest.raises(ResponseInvalidError) as caught:
        KIND.parse(content(), raw)

    assert str(caught.value) == message


def test_sound_item_has_no_problems():
    assert KIND.check(content(), key(), SCORING) == []
    assert KIND.check(content(n=2), key("ab"), SCORING) == []


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        pytest.param(
            (content("ab"), key()),
            Problem("content.regions", "2 given; write 3 to 12."),
            id="too-few",
        ),
        pytest.param(
            (content(regions=[unnamed("a"), *regions("abcd")[1:]]), key()),
            Problem("content.regions.a", "Write its text."),
            id="no-label",
        ),
        pytest.param(
            (content(image=IMAGE | {"alt": " "}), key()),
            Problem("content.image", "Say in alt what the image shows."),
            id="no-words-for-the-image",
        ),
        pytest.param(
            (content(), key("z")),
            Problem("key.regions", "There is no z; use one of a, b, c, d."),
            id="unknown-key",
        ),
        pytest.param(
            (content(n=2), key("b")),
            Problem("content.n", "Students choose 2 but 1 are keyed; make them equal."),
            id="key-is-not-n",
        ),
        pytest.param(
            (content(), key("bb")),
            Problem("key.regions", "A region is keyed twice; name each once."),
            id="keyed-twice",
        ),
    ],
)
def test_fault_of_an_author_is_named(item, problem):
    assert KIND.check(*item, SCORING) == [problem]


@pytest.mark.parametrize(
    "name",
    ["https://example.org/a.png", "/a.png", "../a.png", "a.gif", "a", "figures//a.svg"],
)
def test_image_is_one_of_ours(name):
    with pytest.raises(ValidationError, match="image"):
        content(image=IMAGE | {"name": name})


def test_regions_stay_where_they_are():
    assert KIND.present(content(), 7) == content()


def test_outline_is_drawn_in_pixels():
    outline = content().outlines[1]

    assert outline.region.id == "b"
    assert outline.corners == "64.0,48.0 96.0,48.0 96.0,432.0 64.0,432.0"
    assert (outline.x, outline.y) == ("80.0", "240.0")


@pytest.mark.parametrize(("width", "size"), [(640, 32), (10, 1)])
def test_letters_grow_with_the_image(width, size):
    assert content(image=IMAGE | {"width": width}).image.letter_size == size


def test_outline_survives_its_stored_form():
    stored = content().model_dump(mode="json")

    assert stored["regions"][1]["points"][0] == ["0.1", "0.1"]
    assert KIND.Content.model_validate(stored) == content()
