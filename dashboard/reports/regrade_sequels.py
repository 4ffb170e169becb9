"""What came of applied regrades: which were put back since, and applied again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from quizzes.models import Regrade


@dataclass(frozen=True)
class Sequel:
    """One regrade, with those applied later that take it back or repeat it."""

    regrade: Regrade
    # What put its marks back, and what then applied the same once more.
    put_back: Regrade | None = None
    again: Regrade | None = None
    # What it put back itself, where it marks by the key as it was first asked.
    undone: Regrade | None = None

    @property
    def may_put_back(self) -> bool:
        """Tell whether there may be marks to put back."""
        is_applied = self.regrade.state == Regrade.State.APPLIED
        return is_applied and not self.put_back and not _is_return(self.regrade)

    @property
    def may_apply_again(self) -> bool:
        """Tell whether it was put back, and not applied once more since."""
        return self.put_back is not None and self.again is None

    @property
    def words_to_apply_again(self) -> str:
        """Return what the button that applies it once more says."""
        if self.regrade.from_version_id != self.regrade.to_version_id:
            return gettext("Apply this key again")
        return gettext("Apply it again")


def sequel_of(regrade: Regrade, regrades: Iterable[Regrade]) -> Sequel:
    """Return what came of a regrade; `regrades` are at least those of its question."""
    if regrade.state != Regrade.State.APPLIED:
        return Sequel(regrade)
    applied = sorted(
        (each for each in regrades if each.state == Regrade.State.APPLIED), key=_place
    )
    at = applied.index(regrade)
    earlier, later = applied[:at], applied[at + 1 :]
    put_back = _first(each for each in later if _takes_back(each, regrade))
    since = later[later.index(put_back) + 1 :] if put_back else []
    return Sequel(
        regrade,
        put_back=put_back,
        again=_first(each for each in since if _subject(each) == _subject(regrade)),
        undone=_first(
            each
            for each in reversed(earlier)
            if _is_return(regrade) and _takes_back(regrade, each)
        ),
    )


def _place(regrade: Regrade) -> tuple[datetime, int]:
    """Return what applied regrades are ordered by, as their marks were written."""
    return regrade.decided_at or regrade.created_at, regrade.pk


def _first(regrades: Iterable[Regrade]) -> Regrade | None:
    """Return the first regrade, if there is any."""
    return next(iter(regrades), None)


def _is_return(regrade: Regrade) -> bool:
    """Tell whether a regrade marks an item by its own key again, up or down."""
    return (
        regrade.item_id is not None
        and regrade.from_version_id == regrade.to_version_id
        and regrade.policy == Regrade.Policy.REPLACE
    )


def _takes_back(later: Regrade, regrade: Regrade) -> bool:
    """Tell whether `later` leaves nothing of what `regrade` did to marks.

    Keeping the better mark takes nothing back, so only replacing does.
    """
    if regrade.item_id is not None:
        same = later.from_version_id == regrade.from_version_id
        return same and _is_return(later) and not _is_return(regrade)
    other_way = (later.to_slot_id, later.from_slot_id)
    return (
        later.policy == Regrade.Policy.REPLACE
        and later.item_id is None
        and other_way == (regrade.from_slot_id, regrade.to_slot_id)
    )


def _subject(regrade: Regrade) -> tuple[object, ...]:
    """Return what regrades that do the same have in common.

    What an item's own key does depends on the policy: it leaves out or gives in full.
    """
    versions = (regrade.from_version_id, regrade.to_version_id)
    is_own_key = regrade.item_id is not None and versions[0] == versions[1]
    slots = (regrade.from_slot_id, regrade.to_slot_id)
    return (*versions, *slots, regrade.policy if is_own_key else None)
