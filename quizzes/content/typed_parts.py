"""What the forms of amounts and names become."""

from quizzes.content.shapes import Parts
from quizzes.content.texts import Texts
from quizzes.content.typed_schemas import NumericForm, ShortAnswerForm


def numeric(form: NumericForm, texts: Texts) -> Parts:
    """Return a calculation; its slips explain wrong amounts."""
    round_to = form.round_to
    if form.parameters and form.use == "check":
        what = "a check asks the same of everyone; drop `parameters`, or use: pool"
        texts.fault(what, "parameters")
    return Parts(
        content={
            "unit": form.unit,
            "unit_policy": form.unit_policy,
            "accept_units": form.accept_units,
            "round_to": round_to.model_dump() if round_to else None,
            "parameters": [
                {"name": name, **parameter.model_dump()}
                for name, parameter in form.parameters.items()
            ],
        },
        key={
            "value": form.answer,
            "tolerance": form.tolerance.model_dump(exclude_none=True),
        },
        by_element={},
        slips=[
            {"value": slip.value, "text": texts.explanation("slips", at, "why")}
            for at, slip in enumerate(form.slips)
        ],
    )


def short_answer(form: ShortAnswerForm, _texts: Texts) -> Parts:
    """Return a name to type; the rationale explains it."""
    return Parts(
        content={},
        key={
            "answer": form.answer,
            "aliases": form.aliases,
            "look_alikes": form.look_alikes,
        },
        by_element={},
    )
