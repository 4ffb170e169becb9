"""What a correction makes of a mark, and of a whole paper. Nothing here is written."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from fractions import Fraction

from quizzes.models import Answer, ItemVersion, Regrade, Score
from quizzes.papers import outcome_of
from quizzes.totals import Paper, weigh

Policy = Regrade.Policy


@dataclass(frozen=True)
class History:
    """The last mark that a person gave one answer, the last by rule, and all tries'."""

    by_hand: Score | None = None
    by_rule: Score | None = None
    tries: Sequence[Score] = ()


NOTHING_BEFORE = History()


def corrected_paper(
    paper: Paper, regrade: Regrade, policy: str, histories: Mapping[int, History]
) -> Paper:
    """Return `paper` as `regrade` leaves it: new marks unsaved, the others the same.

    Shape: `histories` leads from answers to what was before the marks that count.
    """
    if regrade.item_id is None:
        return _reweighed(paper, regrade, policy)
    marks = [
        corrected_mark(
            answer, mark, regrade, policy, histories.get(answer.pk, NOTHING_BEFORE)
        )
        if answer.version_id == regrade.from_version_id
        else mark
        for answer, mark in zip(paper.answers, paper.marks, strict=True)
    ]
    return Paper(paper.attempt, paper.answers, marks)


def corrected_mark(
    answer: Answer,
    standing: Score,
    regrade: Regrade,
    policy: str,
    history: History,
) -> Score:
    """Return the mark after the correction; the very `standing` where it stays.

    What a person left out stays left out. What a person marked is rescored by no
    rule: full credit for all and leaving the question out for all reach it alone.
    """
    if standing.reason == Score.Reason.WAIVE or regrade.to_version is None:
        return standing
    by_hand, version = history.by_hand, regrade.to_version
    match policy:
        case Policy.DROP:
            changed = _remade(standing, is_dropped=True)
        case Policy.FULL_CREDIT:
            changed = _full(answer, standing, version)
        case _ if by_hand is not None:
            changed = standing if by_hand == standing else _remade(by_hand)
        case Policy.BEST_OF:
            changed = _better(standing, _best_try(answer, standing, version, history))
        case _ if history.by_rule and version.pk == answer.version_id:
            # The same key again gives back what it gave, whatever came since.
            changed = _remade(history.by_rule)
        case _:
            changed = _best_try(answer, standing, version, history)
    return standing if _is_same(standing, changed) else changed


def _best_try(
    answer: Answer, standing: Score, version: ItemVersion, history: History
) -> Score:
    """Return what `version` gives for the best of an answer's tries.

    Whoever was right before the last try, by the corrected key, needed no other.
    """
    last = _rescored(answer, standing, version)
    earlier = [_retried(answer, mark, version) for mark in history.tries]
    return max(last, *earlier, key=lambda mark: mark.fraction) if earlier else last


def _retried(answer: Answer, mark: Score, version: ItemVersion) -> Score:
    """Return what `version` gives for what one try sent."""
    tried = copy(answer)
    tried.response = mark.event.response if mark.event else None
    return _rescored(tried, mark, version)


def _rescored(answer: Answer, standing: Score, version: ItemVersion) -> Score:
    """Return what `version` gives for the same response, after as many tries."""
    outcome = outcome_of(answer, version)
    return Score(
        event_id=standing.event_id,
        version=version,
        raw=outcome.raw,
        maximum=outcome.max,
        factor=standing.factor,
        needs_person=outcome.needs_person,
        elements=outcome.parts,
        arithmetic=outcome.arithmetic,
        note=outcome.note,
    )


def _full(answer: Answer, standing: Score, version: ItemVersion) -> Score:
    """Return every point, with the parts as `version` sees them."""
    full = _rescored(answer, standing, version)
    full.raw, full.factor, full.needs_person = full.maximum, 1, False
    full.arithmetic, full.note = "", ""
    return full


def _better(standing: Score, rescored: Score) -> Score:
    """Return whichever earns more; at a tie what the corrected key says.

    What waits for a person may bring more than nothing, and never takes away.
    """
    if standing.needs_person and not rescored.raw:
        return standing
    if standing.fraction > rescored.fraction:
        return _remade(standing)
    return rescored


def _remade(mark: Score, *, is_dropped: bool = False) -> Score:
    """Return an unsaved mark that earns the same."""
    return Score(
        event_id=mark.event_id,
        version_id=mark.version_id,
        raw=mark.raw,
        maximum=mark.maximum,
        factor=mark.factor,
        is_dropped=is_dropped,
        needs_person=mark.needs_person and not is_dropped,
        elements=mark.elements,
        arithmetic=mark.arithmetic,
        note=mark.note,
    )


def _is_same(one: Score, other: Score) -> bool:
    """Tell whether two marks say the same by the same version."""
    return _said(one) == _said(other)


def _said(mark: Score) -> tuple[object, ...]:
    """Return all of a mark that decides anything."""
    return (
        mark.version_id,
        mark.raw,
        mark.maximum,
        mark.factor,
        mark.is_dropped,
        mark.needs_person,
    )


def _reweighed(paper: Paper, regrade: Regrade, policy: str) -> Paper:
    """Return the paper with its answers moved to the slot of the new weight."""
    answers = [_moved(answer, regrade) for answer in paper.answers]
    changed = Paper(paper.attempt, answers, paper.marks)
    if policy == Policy.BEST_OF and _share(changed) < _share(paper):
        return paper
    return changed


def _moved(answer: Answer, regrade: Regrade) -> Answer:
    """Return the answer in its new slot; others as they are."""
    if answer.slot_id != regrade.from_slot_id or regrade.to_slot is None:
        return answer
    moved = copy(answer)
    moved.slot = regrade.to_slot
    return moved


def _share(paper: Paper) -> Fraction:
    """Return the exact share earned of what there is to earn."""
    earned, possible = weigh(paper)
    return earned / possible if possible else Fraction(0)
