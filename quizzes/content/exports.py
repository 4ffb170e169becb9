"""JSON Schemas of a package's files, so that editors complete and check them."""

import json
from collections.abc import Iterator

from pydantic import BaseModel, RootModel

from courses.content.claim_schemas import ClaimsForm
from courses.content.drug_schemas import FormularyForm
from courses.content.schemas import CourseForm, LessonForm, ReferenceForm, TermForm
from quizzes.content.case_schemas import CaseForm
from quizzes.content.quiz_schemas import QuizForm
from quizzes.content.schemas import ItemsForm

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class ReferencesForm(RootModel[dict[str, ReferenceForm]]):
    """The file references.yaml: each source under its key."""


class GlossaryForm(RootModel[dict[str, TermForm]]):
    """The file glossary.yaml: each word with its meaning."""


FILES: dict[str, type[BaseModel]] = {
    "course": CourseForm,
    "references": ReferencesForm,
    "glossary": GlossaryForm,
    "claims": ClaimsForm,
    "drugs": FormularyForm,
    "lesson": LessonForm,
    "items": ItemsForm,
    "case": CaseForm,
    "quiz": QuizForm,
}


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each schema's file."""
    for name, form in FILES.items():
        schema = {"$schema": DIALECT, **form.model_json_schema(by_alias=True)}
        yield f"{name}.schema.json", json.dumps(schema, indent=2) + "\n"
