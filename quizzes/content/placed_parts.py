"""What the forms of slots, orders and regions become."""

from collections.abc import Sequence

from django.contrib.staticfiles import finders

from quizzes.content.item_schemas import OptionForm
from quizzes.content.placed_schemas import (
    BowTieForm,
    HotSpotForm,
    OrderedResponseForm,
)
from quizzes.content.shapes import Parts, listed, whys
from quizzes.content.texts import Texts


def bow_tie(form: BowTieForm, texts: Texts) -> Parts:
    """Return a bow-tie; each candidate explains itself."""
    return Parts(
        content={
            "actions": listed(form.actions, texts, "actions"),
            "conditions": listed(form.conditions, texts, "conditions"),
            "parameters": listed(form.parameters, texts, "parameters"),
            "shuffle": form.shuffle is None,
        },
        key={
            "actions": _right(form.actions),
            "condition": _right(form.conditions)[0],
            "parameters": _right(form.parameters),
        },
        by_element={
            **whys(form.actions, texts, "actions"),
            **whys(form.conditions, texts, "conditions"),
            **whys(form.parameters, texts, "parameters"),
        },
    )


def ordered_response(form: OrderedResponseForm, texts: Texts) -> Parts:
    """Return steps to order; each explains its place."""
    return Parts(
        content={"options": listed(form.options, texts, "options")},
        key={"order": form.order},
        by_element=whys(form.options, texts, "options"),
        scoring=form.scoring.model_dump() if form.scoring else None,
    )


def hot_spot(form: HotSpotForm, texts: Texts) -> Parts:
    """Return an image with regions; each explains itself."""
    if finders.find(form.image.name) is None:
        what = f"there is no static file `{form.image.name}`; add it, or name another"
        texts.fault(what, "image", "name")
    regions = listed(form.regions, texts, "regions")
    for region, written in zip(regions, form.regions, strict=True):
        region["points"] = written.points
    return Parts(
        content={
            "image": form.image.model_dump(),
            "regions": regions,
            "n": form.n or 1,
        },
        key={"regions": _right(form.regions)},
        by_element=whys(form.regions, texts, "regions"),
    )


def _right(options: Sequence[OptionForm]) -> list[str]:
    """Return the ids of the right ones."""
    return [option.id for option in options if option.correct]
