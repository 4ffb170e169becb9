"""What came of applied regrades: which were put back since, and applied again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from dashboard.reports.regrade_returns import (
    Undoing,
    is_return,
    moves_on,
    takes_back,
    undoing_of,
)
from quizzes.models import Regrade

NOT_UNDONE = Undoing()


@dataclass(frozen=True)
class Sequel:
    """One regrade, with those applied later that take it back or repeat it."""

    regrade: Regrade
    # What put its marks back, and what then applied the same once more.
    undoing: Undoing = NOT_UNDONE
    again: Regrade | None = None
    # What it put back itself, where it marks by the key as it was first asked.
    undone: Regrade | None = None
    # Later changes of the same weight, which are to be put back before this can be
    # put back, and before it can be applied again.
    stands_on: Regrade | None = None
    moved_on: Regrade | None = None

    @property
    def put_back(self) -> Regrade | None:
        """Return what first put some of its marks back."""
        returns = self.undoing.returns
        return returns[0].regrade if returns else None

    @property
    def is_partly_back(self) -> bool:
        """Tell whether it was put back for some attempts and not for all."""
        return self.undoing.is_begun and not self.undoing.is_whole

    @property
    def may_put_back(self) -> bool:
        """Tell whether there may be marks to put back."""
        return self._is_to_put_back and self.stands_on is None

    @property
    def may_apply_again(self) -> bool:
        """Tell whether it was put back, and not applied once more since."""
        return self._is_to_apply_again and self.moved_on is None

    @property
    def in_the_way(self) -> Regrade | None:
        """Return what has to be put back before this can be decided anew."""
        if self._is_to_put_back:
            return self.stands_on
        return self.moved_on if self._is_to_apply_again else None

    @property
    def _is_to_put_back(self) -> bool:
        """Tell whether some of it stands, and nothing else is there to undo it by."""
        is_applied = self.regrade.state == Regrade.State.APPLIED
        is_over = self.undoing.is_whole or self.again is not None
        return is_applied and not is_over and not is_return(self.regrade)

    @property
    def _is_to_apply_again(self) -> bool:
        return self.undoing.is_begun and self.again is None

    @property
    def words_to_put_back(self) -> str:
        """Return what the button that puts it back says."""
        return gettext("Put back the rest") if self.put_back else gettext("Put back")

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
    undoing = undoing_of(regrade, later)
    since = _since(later, undoing)
    return Sequel(
        regrade,
        undoing=undoing,
        again=_first(each for each in since if _subject(each) == _subject(regrade)),
        undone=_first(
            each
            for each in reversed(earlier)
            if is_return(regrade) and takes_back(regrade, each)
        ),
        stands_on=_stands_on(regrade, undoing, later),
        moved_on=_moved_on(regrade, since),
    )


def _since(later: Sequence[Regrade], undoing: Undoing) -> Sequence[Regrade]:
    """Return what was applied after a regrade was first put back."""
    if not undoing.is_begun:
        return []
    return later[later.index(undoing.returns[0].regrade) + 1 :]


def _stands_on(
    regrade: Regrade, undoing: Undoing, later: Sequence[Regrade]
) -> Regrade | None:
    """Return the later change of a weight that has to be put back before this one.

    Answers stand where the last change put them, so the newest goes first; whom it
    was not put back for is out of reach.
    """
    if regrade.item_id is not None:
        return None
    moves = moves_on(later, regrade.to_slot_id, but_to=regrade.from_slot_id)
    standing = [each for each, done in moves if not done.is_begun]
    if standing:
        return standing[-1]
    out_of_reach = {attempt for _, done in moves for attempt in done.left}
    if not undoing.left or undoing.left - out_of_reach:
        return None
    return _first(each for each, done in moves if done.left & undoing.left)


def _moved_on(regrade: Regrade, since: Sequence[Regrade]) -> Regrade | None:
    """Return what changed a weight once more after this change was put back."""
    if regrade.item_id is not None:
        return None
    moves = moves_on(since, regrade.from_slot_id, but_to=regrade.to_slot_id)
    return _first(each for each, done in reversed(moves) if not done.is_begun)


def _place(regrade: Regrade) -> tuple[datetime, int]:
    """Return what applied regrades are ordered by, as their marks were written."""
    return regrade.decided_at or regrade.created_at, regrade.pk


def _first(regrades: Iterable[Regrade]) -> Regrade | None:
    """Return the first regrade, if there is any."""
    return next(iter(regrades), None)


def _subject(regrade: Regrade) -> tuple[object, ...]:
    """Return what regrades that do the same have in common.

    What an item's own key does depends on the policy: it leaves out or gives in full.
    """
    versions = (regrade.from_version_id, regrade.to_version_id)
    is_own_key = regrade.item_id is not None and versions[0] == versions[1]
    slots = (regrade.from_slot_id, regrade.to_slot_id)
    return (*versions, *slots, regrade.policy if is_own_key else None)
