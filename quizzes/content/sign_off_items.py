"""What a clinician signs of the questions: what is asked, what is right, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from courses.content.statements import Cited
from quizzes.content.items import ItemSource
from quizzes.content.sign_off import Support, support_of
from quizzes.content.sources import CourseSource
from quizzes.kinds import KINDS
from quizzes.lint.values import version_of
from quizzes.lint.words import plain
from quizzes.reports.naming import in_words


@dataclass(frozen=True)
class Question:
    """One item to be ticked, in plain words.

    `places` are the quizzes that may ask it; a check of a lesson has none. `choices`
    are the lists that an answer is chosen from or sorted by.
    """

    code: str
    kind: str
    places: Sequence[str]
    chart: str
    stem: str
    choices: Sequence[Sequence[str]]
    key: str
    rationale: str
    support: Sequence[Support]


@dataclass(frozen=True)
class QuestionSheet:
    """The items of one objective, to be signed."""

    code: str
    objective: str
    questions: Sequence[Question]


def question_sheets(source: CourseSource) -> Iterator[QuestionSheet]:
    """Yield a sheet for each objective; an item stands with the first that it names."""
    charts = {case.form.code: case.form.title for case in source.cases}
    places = _places(source)
    for objective in source.form.objectives:
        questions = [
            _question(item, places.get(item.form.code, ()), charts, source)
            for item in source.items
            if item.form.objectives[0] == objective.code
        ]
        if questions:
            yield QuestionSheet(objective.code, objective.text, questions)


def _places(source: CourseSource) -> Mapping[str, Sequence[str]]:
    """Return the titles of the quizzes that may ask each item."""
    places: dict[str, list[str]] = {}
    for quiz in source.quizzes:
        for code in sorted({code for slot in quiz.slots for code in slot.pool}):
            places.setdefault(code, []).append(quiz.form.title)
    return places


def _question(
    item: ItemSource,
    places: Sequence[str],
    charts: Mapping[str, str],
    source: CourseSource,
) -> Question:
    version = version_of(item.form.code, item.columns)
    kind = KINDS[version.kind]
    right = kind.key_response(version.content, version.key)
    references = source.package.references
    return Question(
        code=item.form.code,
        kind=gettext(kind.label),
        places=places,
        chart=charts.get(item.place.chart, "") if item.place else "",
        stem=" ".join(filter(None, (version.stem, version.passage))),
        choices=[list(choices.texts.values()) for choices in version.lists],
        key=in_words(version.content, right.model_dump(mode="json")),
        rationale=plain(version.feedback.general),
        support=[
            support_of(Cited(each.key, each.status), references)
            for each in version.feedback.citations
        ],
    )
