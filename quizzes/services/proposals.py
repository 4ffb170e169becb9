"""Proposing regrades: where a corrected key or a changed weight meets answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from courses.models import Cohort
from courses.services.audit import record
from quizzes.models import Answer, ItemVersion, Regrade, Slot
from quizzes.services.regrades import subject_of


@dataclass
class Proposals:
    """What publishing led to: regrades to decide on, and what none can be made of."""

    regrades: list[Regrade] = field(default_factory=list)
    # Versions whose parts differ, each with the newer one.
    unmatched: list[tuple[ItemVersion, ItemVersion]] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Say it, a line each."""
        proposed = [_in_words(regrade) for regrade in self.regrades]
        return proposed + [
            f"item {new.item.code}: version {new.number} has other parts than version "
            f"{old.number}, which was answered; no regrade is proposed, and an "
            "instructor can open one from the item's page"
            for old, new in self.unmatched
        ]


@transaction.atomic
def propose_regrade(
    *,
    cohort: Cohort,
    before: ItemVersion | Slot,
    after: ItemVersion | Slot,
    by: User | None,
    now: datetime,
    policy: Regrade.Policy = Regrade.Policy.BEST_OF,
) -> Regrade:
    """Return the open regrade from `before` to `after`, made where there is none.

    The same version twice is allowed: to leave a question out, to give full credit,
    or to mark by the first key again. So are two slots the other way round.
    """
    about: dict[str, Any] = (
        {"item": before.item, "from_version": before, "to_version": after}
        if isinstance(before, ItemVersion)
        else {"from_slot": before, "to_slot": after}
    )
    regrade, is_new = Regrade.objects.get_or_create(
        cohort=cohort,
        state=Regrade.State.PROPOSED,
        **about,
        defaults={"by": by, "created_at": now, "policy": policy},
    )
    if is_new:
        _leave_trace("propose regrade", regrade, by=by, now=now)
    return regrade


def propose_for_versions(
    versions: Sequence[ItemVersion], *, now: datetime
) -> Proposals:
    """Propose a regrade wherever a class's marks rest on a key that was corrected.

    A changed wording alone proposes nothing, nor does what was decided on already.
    """
    newer = {version.item_id: version for version in versions if version.number > 1}
    found = Proposals()
    for cohort, old, marked_by in _answered(newer):
        new = newer[old.item_id]
        _withdraw_outdated(cohort, old, new, now)
        if not any(_differ(each, new) for each in marked_by):
            continue
        if _is_decided(cohort, old, new):
            continue
        if not _fits(old, new):
            if (old, new) not in found.unmatched:
                found.unmatched.append((old, new))
            continue
        found.regrades.append(
            propose_regrade(cohort=cohort, before=old, after=new, by=None, now=now)
        )
    return found


def propose_for_slots(
    pairs: Iterable[tuple[Slot, Slot]], *, now: datetime
) -> Proposals:
    """Propose a regrade for each class that was asked what now weighs differently."""
    successors = {old.pk: (old, new) for old, new in pairs}
    asked = Answer.objects.filter(slot__in=successors).order_by()
    rows = asked.values_list("attempt__assignment__cohort", "slot").distinct()
    keys = sorted(rows)
    cohorts = Cohort.objects.in_bulk({cohort for cohort, _ in keys})
    return Proposals(
        [
            propose_regrade(
                cohort=cohorts[cohort],
                before=successors[slot][0],
                after=successors[slot][1],
                by=None,
                now=now,
            )
            for cohort, slot in keys
        ]
    )


def _answered(
    newer: Mapping[int, ItemVersion],
) -> list[tuple[Cohort, ItemVersion, list[ItemVersion]]]:
    """Return each class's older versions, with those that its marks were given by."""
    if not newer:
        return []
    new = [version.pk for version in newer.values()]
    rows = sorted(
        Answer.objects.filter(version__item__in=newer)
        .exclude(version__in=new)
        .order_by()
        .values_list("attempt__assignment__cohort", "version", "current_score__version")
        .distinct(),
        key=lambda row: (row[0], row[1], row[2] or 0),
    )
    versions = ItemVersion.objects.select_related("item").in_bulk(
        {key for _, *pair in rows for key in pair if key}
    )
    cohorts = Cohort.objects.in_bulk({cohort for cohort, *_ in rows})
    found: dict[tuple[int, int], list[ItemVersion]] = {}
    for cohort, seen, marked_by in rows:
        found.setdefault((cohort, seen), []).append(versions[marked_by or seen])
    return [
        (cohorts[cohort], versions[seen], marked_by)
        for (cohort, seen), marked_by in found.items()
    ]


def _differ(one: ItemVersion, other: ItemVersion) -> bool:
    """Tell whether two versions may give the same response different marks."""
    return (one.kind, one.key, one.scoring) != (other.kind, other.key, other.scoring)


def _fits(old: ItemVersion, new: ItemVersion) -> bool:
    """Tell whether whatever was answered to `old` can be marked by `new`."""
    same_form = (old.kind, old.schema) == (new.kind, new.schema)
    return same_form and set(_ids(old.content)) == set(_ids(new.content))


def _ids(document: Any) -> Iterable[str]:
    """Yield the ids of all parts of a stored item."""
    if isinstance(document, dict):
        if isinstance(document.get("id"), str):
            yield document["id"]
        for part in document.values():
            yield from _ids(part)
    elif isinstance(document, list):
        for part in document:
            yield from _ids(part)


def _is_decided(cohort: Cohort, old: ItemVersion, new: ItemVersion) -> bool:
    """Tell whether the last decision was on a key that is the same as the new one."""
    last = (
        Regrade.objects.filter(
            ~Q(state=Regrade.State.PROPOSED), cohort=cohort, from_version=old
        )
        .select_related("to_version")
        .order_by("-decided_at", "-pk")
        .first()
    )
    return bool(last and last.to_version and not _differ(last.to_version, new))


def _withdraw_outdated(
    cohort: Cohort, old: ItemVersion, new: ItemVersion, now: datetime
) -> None:
    """Take back what an earlier publishing proposed; nobody has decided on it."""
    outdated = Regrade.objects.filter(
        cohort=cohort,
        state=Regrade.State.PROPOSED,
        from_version=old,
        by=None,
    ).exclude(to_version=new)
    for regrade in outdated:
        _leave_trace("withdraw regrade", regrade, by=None, now=now)
        regrade.delete()


def _leave_trace(
    action: str, regrade: Regrade, *, by: User | None, now: datetime
) -> None:
    """Write down what became of a proposal."""
    record(
        action,
        regrade,
        actor=by,
        cohort=regrade.cohort,
        now=now,
        after=subject_of(regrade),
    )


def _in_words(regrade: Regrade) -> str:
    """Return a proposal as the command says it."""
    told = subject_of(regrade)
    what = (
        f"item {told['item']}: version {told['from_version']} to {told['to_version']}"
        if "item" in told
        else f"quiz {told['quiz']}, slot {told['slot']}: "
        f"weight {told['from_weight']} to {told['to_weight']}"
    )
    return f"{what}: regrade proposed in {regrade.cohort}"
