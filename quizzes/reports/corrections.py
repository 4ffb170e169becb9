"""What became of an answer's mark after it was given: dated, for whoever answered."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, ngettext

from quizzes.models import Answer, Attempt, ItemVersion, Regrade, Score
from quizzes.papers import drawn_for, outcome_of
from quizzes.prepared import Prepared
from quizzes.reports.explained import NO_LIBRARY, explained
from quizzes.reports.result import exact_points, short
from quizzes.reports.reviewed_item import ReviewedItem
from quizzes.services.rescoring import left_out_of


@dataclass(frozen=True)
class Correction:
    """One applied regrade, as the student of one answer reads it.

    `reason` is empty while it could tell a key that is held back; `item` is the
    answer by the corrected key, where there is one and it may be seen.
    """

    at: datetime
    reason: str
    change: str
    item: ReviewedItem | None


def corrections_of(
    attempt: Attempt, items: Sequence[ReviewedItem]
) -> Mapping[int, Sequence[Correction]]:
    """Return the corrections of each answer by its key, in two queries at most."""
    regrades = _applied_to(attempt)
    if not regrades:
        return {}
    scores = Score.objects.filter(
        answer__attempt=attempt, regrade__in=regrades
    ).select_related("supersedes")
    given = {(score.answer_id, score.regrade_id): score for score in scores}
    found = {
        item.answer.pk: [
            _correction(item, regrade, given.get((item.answer.pk, regrade.pk)))
            for regrade in regrades
            if _concerns(regrade, item.answer)
        ]
        for item in items
    }
    return {answer: corrections for answer, corrections in found.items() if corrections}


def _applied(attempt: int, cohort: int) -> QuerySet[Regrade]:
    """Return the regrades applied in a class to what an attempt asks, in order."""
    answers = Answer.objects.filter(attempt=attempt)
    return (
        Regrade.objects.filter(
            Q(from_version__in=answers.values("version"))
            | Q(to_slot__in=answers.values("slot")),
            cohort=cohort,
            state=Regrade.State.APPLIED,
        )
        .prefetch_related(
            "from_slot", "to_slot", "to_version__item", "to_version__stimulus_version"
        )
        .order_by("decided_at", "pk")
    )


APPLIED = Prepared(_applied, 2)


def _applied_to(attempt: Attempt) -> list[Regrade]:
    """Return the regrades that reached an attempt, the first one first."""
    return [
        regrade
        for regrade in APPLIED.rows(attempt.pk, attempt.assignment.cohort_id)
        if attempt.pk not in left_out_of(regrade)
        and (regrade.item_id is not None or _is_listed(attempt, regrade))
    ]


def _is_listed(attempt: Attempt, regrade: Regrade) -> bool:
    """Tell whether an attempt had the old weight; later ones began with the new."""
    return any(entry["attempt"] == attempt.pk for entry in regrade.preview)


def _concerns(regrade: Regrade, answer: Answer) -> bool:
    """Tell whether a regrade is about an answer."""
    if regrade.item_id is not None:
        return regrade.from_version_id == answer.version_id
    return regrade.to_slot_id == answer.slot_id


def _correction(
    item: ReviewedItem, regrade: Regrade, score: Score | None
) -> Correction:
    """Return what one regrade did to one answer, as far as it may be told."""
    version, release = regrade.to_version, item.release
    is_new_key = version is not None and version.pk != item.answer.version_id
    return Correction(
        at=regrade.decided_at or regrade.created_at,
        reason=regrade.reason if release.key else "",
        change=_change(regrade, score) if release.mark else "",
        item=_by_version(item, version)
        if version and is_new_key and release.key
        else None,
    )


def _by_version(item: ReviewedItem, version: ItemVersion) -> ReviewedItem:
    """Return the same answer, explained and marked by another version."""
    answer = copy(item.answer)
    outcome = outcome_of(answer, version)
    answer.parameters = dict(drawn_for(item.answer, version))
    answer.version = version
    answer.current_score = Score(
        version=version,
        raw=outcome.raw,
        maximum=outcome.max,
        elements=outcome.parts,
        arithmetic=outcome.arithmetic,
        note=outcome.note,
    )
    return explained(answer, item.release, NO_LIBRARY)


def _change(regrade: Regrade, score: Score | None) -> str:
    """Return what became of the mark."""
    if regrade.from_slot and regrade.to_slot:
        return gettext("This question counts %(new)s instead of %(old)s points.") % {
            "new": short(regrade.to_slot.weight),
            "old": short(regrade.from_slot.weight),
        }
    if score is None:
        return gettext("Your mark for this question stays as it was.")
    if score.is_dropped:
        return gettext("This question is left out of your total.")
    if score.needs_person:
        return gettext("An instructor marks your answer.")
    return _moved(score)


def _moved(score: Score) -> str:
    """Return how the points moved."""
    new, old = exact_points(score), score.supersedes
    words = {"new": short(new), "maximum": score.maximum}
    if old is None or old.is_dropped or old.needs_person or exact_points(old) == new:
        return gettext("Your mark for this question is %(new)s of %(maximum)s.") % words
    text = ngettext(
        "Your mark for this question went from %(old)s to %(new)s point.",
        "Your mark for this question went from %(old)s to %(new)s points.",
        score.maximum,
    )
    return text % {**words, "old": short(exact_points(old))}
