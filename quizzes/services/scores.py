"""Marks by rule: of a try, and of what a submission finds unmarked."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery

from quizzes.behaviors import as_stored, behavior_of
from quizzes.kinds.base import Outcome
from quizzes.models import Answer, AnswerEvent, Attempt, Score
from quizzes.papers import outcome_of
from quizzes.prepared import Prepared, PreparedInsert, PreparedUpdate


def _last_saves(attempt: int) -> QuerySet[AnswerEvent, tuple[int, int]]:
    """Return the last event that saved something, by answer.

    A statement of its own, once the answers are locked: one that waited for a save to
    come through has what it saved, but not its event.
    """
    saves = AnswerEvent.objects.filter(
        answer__attempt=attempt, kind=AnswerEvent.Kind.SAVE
    )
    return saves.values_list("answer_id").annotate(Max("id"))


def _closing(attempt: int) -> tuple[QuerySet[Answer], dict[str, Any]]:
    """Return the answers of an attempt, and that they are closed and marked."""
    newest = Score.objects.filter(answer=OuterRef("pk")).order_by("-pk").values("pk")
    marked = {"is_closed": True, "current_score": Subquery(newest[:1])}
    return Answer.objects.filter(attempt=attempt).order_by(), marked


LAST_SAVES = Prepared(_last_saves)
CLOSE_ANSWERS = PreparedUpdate(_closing)
NEW_SCORES = PreparedInsert(Score, without=("by", "regrade"))


def write_scores(
    attempt: Attempt, answers: Sequence[Answer], now: datetime
) -> list[Score]:
    """Close locked `answers` and mark what no try has marked; return all marks.

    What was saved but never tried is marked as one more try would be.
    """
    strategy = behavior_of(attempt)
    scores = _of_tries(answers) if strategy.marks_tries else {}
    to_mark = [answer for answer in answers if answer.pk not in scores]
    last_saves: dict[int, int] = dict(LAST_SAVES.rows(attempt.pk))
    written = [
        new_score(
            answer,
            outcome_of(answer),
            event_id=last_saves.get(answer.pk),
            factor=strategy.factor(answer.tries + 1),
            now=now,
        )
        for answer in to_mark
    ]
    NEW_SCORES.write(written)
    scores |= {score.answer_id: score for score in written}
    for answer in answers:
        answer.current_score = scores[answer.pk]
        answer.is_closed = True
    CLOSE_ANSWERS.run(attempt.pk)
    return [scores[answer.pk] for answer in answers]


def _of_tries(answers: Sequence[Answer]) -> dict[int, Score]:
    """Return the marks of tries after which nothing else was answered, by answer."""
    tried = {answer.pk: answer for answer in answers if answer.tries}
    current = [
        each.current_score_id for each in tried.values() if each.current_score_id
    ]
    marks = Score.objects.filter(pk__in=current).select_related("event")
    return {
        mark.answer_id: mark for mark in marks if _stands(mark, tried[mark.answer_id])
    }


def _stands(mark: Score, answer: Answer) -> bool:
    """Tell whether a try's mark is of what the answer holds; nothing takes no try."""
    is_of_this = mark.event is not None and mark.event.response == answer.response
    return is_of_this or answer.state == Answer.State.EMPTY


def new_score(
    answer: Answer,
    outcome: Outcome,
    *,
    event_id: int | None,
    factor: Fraction,
    now: datetime,
) -> Score:
    """Return an unsaved mark by rule, which supersedes the one that counted."""
    return Score(
        answer_id=answer.pk,
        event_id=event_id,
        version_id=answer.version_id,
        raw=outcome.raw,
        maximum=outcome.max,
        factor=as_stored(factor),
        needs_person=outcome.needs_person,
        elements=outcome.parts,
        arithmetic=outcome.arithmetic,
        note=outcome.note,
        reason=Score.Reason.AUTO,
        supersedes_id=answer.current_score_id,
        created_at=now,
    )
