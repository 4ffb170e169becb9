"""Which tables of quizzes the database itself keeps as they were written."""

from typing import Any

from courses.triggers import Frozen, install

ITEM_VERSION = Frozen(
    table="quizzes_itemversion",
    name="item_version_is_immutable",
    message="an item version never changes; publish a new one",
    columns=(
        "item_id",
        "stimulus_version_id",
        "number",
        "kind",
        "schema",
        "content",
        "key",
        "scoring",
        "feedback",
        "max_points",
        "summary",
        "digest",
    ),
)
STIMULUS_VERSION = Frozen(
    table="quizzes_stimulusversion",
    name="stimulus_version_is_immutable",
    message="a chart version never changes; publish a new one",
    columns=("stimulus_id", "number", "content", "digest"),
)
ANSWER_EVENT = Frozen(
    table="quizzes_answerevent",
    name="answer_event_is_append_only",
    message="what a student sent is never changed or deleted",
    is_kept=True,
)
SCORE = Frozen(
    table="quizzes_score",
    name="score_is_append_only",
    message="a mark is never changed or deleted; write one that supersedes it",
    is_kept=True,
)


def install_triggers(using: str, **_: Any) -> None:
    """Put this app's triggers on the database `using`."""
    install(using, (ITEM_VERSION, STIMULUS_VERSION, ANSWER_EVENT, SCORE))
