"""An item whose answers a person may have to mark."""

from tests.factories.quizzes import ItemFactory


def make_short_answer(course, code="antidote"):
    """Return an item whose right answer is flumazenil, also by its brand name."""
    return ItemFactory(
        course=course,
        code=code,
        version__kind="short-answer",
        version__content={"stem": "<p>Which drug competes for the site?</p>"},
        version__key={
            "answer": "flumazenil",
            "aliases": ["Romazicon"],
            "look_alikes": ["fluphenazine"],
        },
        version__feedback={"general": "<p>It displaces a benzodiazepine.</p>"},
        version__summary="Which drug competes for the site?",
    )
