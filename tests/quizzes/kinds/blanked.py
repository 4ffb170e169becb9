"""A cloze with three blanks: its forms, and the key of each."""

from quizzes.kinds import KINDS

KIND = KINDS["cloze"]
SCORING = KIND.Scoring()


def options(ids):
    return [{"id": each, "text": f"choice {each}"} for each in ids.split()]


def content(**changes):
    """Return three blanks, each with choices of its own."""
    return KIND.Content.model_validate(
        {
            "stem": "<p>Complete the plan.</p>",
            "passage": {
                "paragraphs": [
                    [{"text": "Give "}, {"blank": "b1"}, {"text": " by "}],
                    [{"blank": "b2"}, {"text": " every "}, {"blank": "b3"}],
                ]
            },
            "blanks": [
                {"id": "b1", "choices": options("a1 a2 a3")},
                {"id": "b2", "choices": options("m1 m2 m3")},
                {"id": "b3", "choices": options("h1 h2 h3")},
            ],
            **changes,
        }
    )


def bank(tokens="t1 t2 t3 t4", **changes):
    """Return three blanks that share a bank of tokens."""
    blanks = [{"id": "b1"}, {"id": "b2"}, {"id": "b3"}]
    return content(
        presentation="drag", blanks=blanks, tokens=options(tokens), **changes
    )


def key(interchangeable=(), **blanks):
    return KIND.Key(blanks=blanks, interchangeable=interchangeable)


OWN_KEY = key(b1="a1", b2="m2", b3="h3")
BANK_KEY = key(b1="t1", b2="t2", b3="t3")
SWAPS = key([("b1", "b2")], b1="t1", b2="t2", b3="t3")
TABLE = {
    "columns": ["Order", "Now"],
    "rows": [
        [[{"text": "Dose"}], [{"blank": "b1"}]],
        [[{"text": "Route"}], [{"blank": "b2"}]],
        [[{"text": "Time"}], [{"blank": "b3"}]],
    ],
}
