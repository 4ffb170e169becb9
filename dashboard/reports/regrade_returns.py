"""Which applied regrades put others back, and for how many of their attempts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from quizzes.models import Regrade


@dataclass(frozen=True)
class Return:
    """A later regrade that put marks back, and of how many attempts it was the first.

    Shape: `attempts` are of `reached`, which the one put back had touched.
    """

    regrade: Regrade
    attempts: int
    reached: int

    @property
    def is_whole(self) -> bool:
        """Tell whether it left nothing for others to put back."""
        return self.attempts == self.reached


@dataclass(frozen=True)
class Undoing:
    """How far one regrade was put back: through what, and which attempts were not."""

    returns: Sequence[Return] = ()
    reached: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()

    @property
    def is_begun(self) -> bool:
        """Tell whether any of it was put back."""
        return bool(self.returns)

    @property
    def is_whole(self) -> bool:
        """Tell whether all of it was put back."""
        return self.is_begun and not self.left

    @property
    def attempts(self) -> int:
        """Return for how many attempts it was put back."""
        return len(self.reached) - len(self.left)


def undoing_of(regrade: Regrade, later: Iterable[Regrade]) -> Undoing:
    """Return how far those of `later`, in their order, put `regrade` back.

    What reached no attempt that was submitted is put back by the first that says so.
    """
    back = [each for each in later if takes_back(each, regrade)]
    reached = left = _reached(regrade, back)
    returns: list[Return] = []
    for each in back:
        done = left & _chosen(each)
        if done or not (reached or returns):
            returns.append(Return(each, len(done), len(reached)))
            left -= done
    return Undoing(returns, reached, left)


def moves_on(
    later: Sequence[Regrade], at: int | None, *, but_to: int | None
) -> Sequence[tuple[Regrade, Undoing]]:
    """Return the weights that took the place of the slot `at`, but for one of them."""
    return [
        (each, undoing_of(each, later[place + 1 :]))
        for place, each in enumerate(later)
        if each.item_id is None
        and each.from_slot_id == at
        and each.to_slot_id != but_to
    ]


def is_return(regrade: Regrade) -> bool:
    """Tell whether a regrade marks an item by its own key again, up or down."""
    return (
        regrade.item_id is not None
        and regrade.from_version_id == regrade.to_version_id
        and regrade.policy == Regrade.Policy.REPLACE
    )


def takes_back(later: Regrade, regrade: Regrade) -> bool:
    """Tell whether `later` leaves nothing of what `regrade` did to marks it reaches.

    Keeping the better mark takes nothing back, so only replacing does.
    """
    if regrade.item_id is not None:
        same = later.from_version_id == regrade.from_version_id
        return same and is_return(later) and not is_return(regrade)
    other_way = (later.to_slot_id, later.from_slot_id)
    return (
        later.policy == Regrade.Policy.REPLACE
        and later.item_id is None
        and other_way == (regrade.from_slot_id, regrade.to_slot_id)
    )


def _reached(regrade: Regrade, back: Iterable[Regrade]) -> frozenset[int]:
    """Return the attempts with something to put back.

    An attempt that kept the weight that was better for it is none of them, nor one
    that was in progress throughout: it follows each step when it is submitted.
    """
    listed = {entry["attempt"] for each in back for entry in each.preview}
    return frozenset(
        entry["attempt"]
        for entry in regrade.preview
        if entry["is_chosen"] and (entry["attempt"] in listed or _is_changed(entry))
    )


def _is_changed(entry: dict[str, Any]) -> bool:
    """Tell whether an attempt came to something else."""
    return bool(entry.get("before") != entry.get("after"))


def _chosen(regrade: Regrade) -> frozenset[int]:
    """Return the attempts that an applied regrade was to touch."""
    return frozenset(
        entry["attempt"] for entry in regrade.preview if entry["is_chosen"]
    )
