"""What the forms with blanks or spans become."""

from typing import Any

from quizzes.content.marked import read_passage
from quizzes.content.passage_schemas import (
    BlankForm,
    BlanksForm,
    ClozeForm,
    HighlightForm,
    RationaleForm,
)
from quizzes.content.shapes import Parts, listed, whys
from quizzes.content.texts import Texts


def cloze(form: ClozeForm, texts: Texts) -> Parts:
    """Return a cloze; each choice and token explains itself."""
    return Parts(
        content={**_blanks(form, texts), "presentation": form.presentation},
        key=_key(form, texts),
        by_element=_whys(form, texts),
    )


def rationale(form: RationaleForm, texts: Texts) -> Parts:
    """Return a rationale; each choice and token explains itself."""
    return Parts(
        content={**_blanks(form, texts), "presentation": form.presentation},
        key={**_key(form, texts), "anchor": form.cause},
        by_element=_whys(form, texts),
    )


def highlight(form: HighlightForm, texts: Texts) -> Parts:
    """Return a text or a table to choose from; each span is explained."""
    passage = read_passage(form, texts, "span")
    return Parts(
        content={
            "presentation": "table" if form.table else "text",
            "passage": passage,
        },
        key={"correct": form.correct},
        by_element=_whys_of_spans(form, texts, passage),
    )


def _blanks(form: BlanksForm, texts: Texts) -> dict[str, Any]:
    """Return the text, its blanks and what may fill them."""
    return {
        "passage": read_passage(form, texts, "blank"),
        "blanks": [
            {
                "id": blank.id,
                "choices": listed(blank.choices, texts, "blanks", at, "choices"),
            }
            for at, blank in enumerate(form.blanks)
        ],
        "tokens": listed(form.tokens, texts, "tokens"),
        "shuffle": form.shuffle is None,
    }


def _key(form: BlanksForm, texts: Texts) -> dict[str, Any]:
    """Return what is right in each blank."""
    right = {blank.id: _right(blank) for blank in form.blanks}
    for at, blank in enumerate(form.blanks):
        if right[blank.id] is None:
            what = f"{blank.id} has no answer; add `choices`, or a token as `correct`"
            texts.fault(what, "blanks", at)
        elif blank.choices and blank.correct:
            what = f'{blank.id} has `choices`; mark one correct: "yes" and drop this'
            texts.fault(what, "blanks", at, "correct")
    return {
        "blanks": {name: choice for name, choice in right.items() if choice},
        "interchangeable": form.interchangeable,
    }


def _right(blank: BlankForm) -> str | None:
    """Return what fills a blank rightly, if the author says so."""
    own = [choice.id for choice in blank.choices if choice.correct]
    return own[0] if own else blank.correct


def _whys(form: BlanksForm, texts: Texts) -> dict[str, str]:
    """Return the explanation of each choice and token."""
    explained = whys(form.tokens, texts, "tokens")
    for at, blank in enumerate(form.blanks):
        explained |= whys(blank.choices, texts, "blanks", at, "choices")
    return explained


def _whys_of_spans(
    form: HighlightForm, texts: Texts, passage: dict[str, Any]
) -> dict[str, str]:
    """Return the explanation of each span, and tell those without one."""
    cells = [cell for row in passage.get("rows", ()) for cell in row]
    lines = [*passage.get("paragraphs", ()), *cells]
    spans = [piece["span"] for line in lines for piece in line if "span" in piece]
    for name in spans:
        if name not in form.why:
            texts.fault(f"{name} is not explained; say why it matters or not", "why")
    for name in form.why:
        if name not in spans:
            texts.fault(f"there is no part {name}; mark it, or drop this", "why", name)
    return {name: texts.explanation("why", name) for name in form.why}
