"""What the forms with groups or cells become."""

from quizzes.content.group_schemas import (
    GroupingForm,
    GroupScoringForm,
    MatrixResponseForm,
)
from quizzes.content.shapes import Parts, listed, whys
from quizzes.content.texts import Texts


def grouping(form: GroupingForm, texts: Texts) -> Parts:
    """Return a grouping; each option explains itself."""
    return Parts(
        content={
            "groups": [
                {
                    "id": group.id,
                    "text": texts.choice("groups", at, "text"),
                    "options": listed(group.options, texts, "groups", at, "options"),
                }
                for at, group in enumerate(form.groups)
            ],
            "shuffle": form.shuffle is None,
        },
        key={
            "groups": {
                group.id: [option.id for option in group.options if option.correct]
                for group in form.groups
            }
        },
        by_element={
            option: why
            for at, group in enumerate(form.groups)
            for option, why in whys(
                group.options, texts, "groups", at, "options"
            ).items()
        },
        scoring=_scoring(form.scoring),
    )


def matrix_multiple_response(form: MatrixResponseForm, texts: Texts) -> Parts:
    """Return a table of check boxes; each row explains all of its cells."""
    return Parts(
        content={
            "columns": listed(form.columns, texts, "columns"),
            "rows": listed(form.rows, texts, "rows"),
            "shuffle": form.shuffle is None,
        },
        key={
            "cells": [(row.id, column) for row in form.rows for column in row.correct]
        },
        by_element=whys(form.rows, texts, "rows"),
        scoring=_scoring(form.scoring),
    )


def _scoring(form: GroupScoringForm | None) -> dict[str, str] | None:
    """Return what the author says of it; the kind adds the rest."""
    return form.model_dump(exclude_none=True) if form else None
