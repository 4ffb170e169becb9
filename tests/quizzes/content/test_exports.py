import json
from pathlib import Path

import pytest

from quizzes.content.exports import FILES, schema_files
from quizzes.content.schemas import FORMS
from quizzes.kinds import KINDS

FOLDER = Path(__file__).parents[3] / "fixtures" / "schemas"


def test_every_kind_has_a_form():
    assert set(FORMS) == set(KINDS)


@pytest.mark.parametrize(("name", "text"), list(schema_files()), ids=list(FILES))
def test_stored_schema_is_what_the_loader_accepts(name, text):
    assert (FOLDER / name).read_text(encoding="utf-8") == text


def test_items_are_told_apart_by_their_kind():
    schema = json.loads(dict(schema_files())["items.schema.json"])

    assert set(schema["items"]["discriminator"]["mapping"]) == set(FORMS)
