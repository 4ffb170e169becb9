"""Writing what a correction makes of papers, also of those that come in later."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from quizzes.models import Answer, Regrade, Score
from quizzes.prepared import Prepared, write_columns
from quizzes.regrading import History, corrected_paper
from quizzes.totals import Paper, weigh

BATCH = 200


def histories_of(answers: Iterable[Answer]) -> Mapping[int, History]:
    """Return what came before the marks that count, in one query."""
    rows = Score.objects.filter(
        answer__in=answers, reason__in=(Score.Reason.AUTO, Score.Reason.MANUAL)
    )
    marks: dict[int, list[Score]] = {}
    for score in rows.select_related("event").order_by("pk"):
        marks.setdefault(score.answer_id, []).append(score)
    return {answer_id: _history(scores) for answer_id, scores in marks.items()}


def _history(scores: Sequence[Score]) -> History:
    """Return the last mark by hand; and the tries, where there was more than one."""
    by_hand = [score for score in scores if score.reason == Score.Reason.MANUAL]
    tries = [score for score in scores if score.reason == Score.Reason.AUTO]
    return History(
        by_hand=by_hand[-1] if by_hand else None,
        by_rule=tries[-1] if tries else None,
        tries=tries if len(tries) > 1 else (),
    )


def write_corrections(
    before: Sequence[Paper], after: Sequence[Paper], regrade: Regrade, now: datetime
) -> None:
    """Append the marks of `after` that are new, and move answers to their new slots."""
    made: list[Score] = []
    touched: list[Answer] = []
    for old, new in zip(before, after, strict=True):
        for was, answer, standing, mark in zip(
            old.answers, new.answers, old.marks, new.marks, strict=True
        ):
            if mark is not standing:
                _sign(mark, answer, standing, regrade, now)
                made.append(mark)
                touched.append(answer)
            elif answer.slot_id != was.slot_id:
                touched.append(answer)
    Score.objects.bulk_create(made, batch_size=BATCH)
    for mark in made:
        mark.answer.current_score = mark
    write_columns(touched, ["current_score", "slot"])


def _sign(
    mark: Score, answer: Answer, standing: Score, regrade: Regrade, now: datetime
) -> None:
    """Say on a new mark what it supersedes, and through what."""
    mark.answer = answer
    mark.supersedes = standing
    mark.reason = Score.Reason.REGRADE
    mark.regrade = regrade
    mark.by_id = regrade.by_id
    mark.created_at = now


def apply_standing(paper: Paper, now: datetime) -> Paper:
    """Return a paper just marked with the corrections that hold for it, written.

    A correction that would leave nothing to earn is left aside: what was answered
    still has to be worth something.
    """
    regrades = _standing(paper)
    histories = histories_of(paper.answers) if regrades else {}
    for regrade in regrades:
        changed = corrected_paper(paper, regrade, regrade.policy, histories)
        if weigh(changed)[1]:
            write_corrections([paper], [changed], regrade, now)
            paper = changed
    return paper


def _applied(attempt: int, quiz: int, cohort: int) -> QuerySet[Regrade]:
    """Return the regrades applied in a class to what an attempt asks, in order."""
    asked = Answer.objects.filter(attempt=attempt).values("version")
    return (
        Regrade.objects.filter(
            Q(from_version__in=asked) | Q(from_slot__quiz=quiz),
            cohort=cohort,
            state=Regrade.State.APPLIED,
        )
        .prefetch_related("to_version", "to_slot")
        .order_by("decided_at", "pk")
    )


APPLIED = Prepared(_applied, 3)


def _standing(paper: Paper) -> list[Regrade]:
    """Return the regrades applied to what this paper asks, in their order.

    An attempt that an instructor left out when applying stays left out.
    """
    attempt, given = paper.attempt, paper.attempt.assignment
    return [
        regrade
        for regrade in APPLIED.rows(attempt.pk, given.quiz_id, given.cohort_id)
        if attempt.pk not in left_out_of(regrade)
    ]


def left_out_of(regrade: Regrade) -> frozenset[int]:
    """Return the attempts that an applied regrade was not to touch."""
    return frozenset(
        entry["attempt"] for entry in regrade.preview if not entry["is_chosen"]
    )
