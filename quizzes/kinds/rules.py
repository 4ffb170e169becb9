"""The rules that turn selections into points.

Source: NCSBN, Next Generation NCLEX scoring models (0/1, +/- and rationale scoring).
"""

from collections.abc import Mapping, Sequence, Set
from typing import Literal, NamedTuple

MINUS = "\N{MINUS SIGN}"


class Points(NamedTuple):
    """What was earned, what could be, and the sum a student can follow."""

    raw: int
    max: int
    arithmetic: str


def exact(*, right: bool) -> Points:
    """Award the one point when everything is right, and nothing otherwise."""
    raw = int(right)
    return Points(raw, 1, f"{raw} of 1")


def zero_one(
    key: Mapping[str, str],
    got: Mapping[str, str],
    *,
    parts: str,
    swaps: Sequence[Sequence[str]] = (),
) -> Points:
    """Award a point for each of the `parts` that is right; a wrong one costs none."""
    raw = len(right_parts(key, got, swaps))
    return Points(raw, len(key), f"{raw} of {len(key)} {parts} right")


def right_parts(
    key: Mapping[str, str], got: Mapping[str, str], swaps: Sequence[Sequence[str]] = ()
) -> set[str]:
    """Return the parts that are right; those of one swap may change places.

    An answer that is given twice in a swap counts once.
    """
    swapped = {part for swap in swaps for part in swap}
    right = {part for part in key if part not in swapped and got.get(part) == key[part]}
    for swap in swaps:
        left = {key[part] for part in swap}
        for part in swap:
            if got.get(part) in left:
                left.discard(got[part])
                right.add(part)
    return right


def dyad(*, cause: bool, effect: bool) -> Points:
    """Award the one point when cause and effect are both right."""
    raw = int(cause and effect)
    told = f"cause {_verdict(right=cause)}, effect {_verdict(right=effect)}"
    return Points(raw, 1, f"{told} = {raw} of 1")


def triad(*, cause: bool, effects: int) -> Points:
    """Award a point for each of two effects, and none when the cause is wrong."""
    raw = effects if cause else 0
    count = ("no effect", "one effect", "both effects")[effects]
    return Points(raw, 2, f"cause {_verdict(right=cause)}, {count} right = {raw} of 2")


def _verdict(*, right: bool) -> str:
    """Return the word for a part of a sum."""
    return "right" if right else "not right"


def zero_one_set(key: Set[str], got: Set[str]) -> Points:
    """Award a point for each keyed selection; order and misses cost nothing."""
    raw = len(key & got)
    return Points(raw, len(key), f"{raw} of {len(key)} right")


def in_order(run: Sequence[str], order: Sequence[str]) -> Points:
    """Award a point for each step of the longest run in the right order."""
    raw, most = len(run), len(order)
    return Points(raw, most, f"{raw} of {most} in the right order")


def plus_minus(
    key: Mapping[str, Set[str]],
    got: Mapping[str, Set[str]],
    *,
    floor: Literal["item", "group"],
) -> Points:
    """Award a point for each keyed selection and take one for each other.

    A missed key costs nothing. `floor` says where a loss stops: at zero for each
    group, or at zero for the item as a whole.

    Shape: the ids by group; an item without groups is one group.
    """
    hits = {group: len(ids & got.get(group, set())) for group, ids in key.items()}
    misses = {group: len(got.get(group, set()) - ids) for group, ids in key.items()}
    most = sum(len(ids) for ids in key.values())
    if floor == "group":
        nets = [max(0, hits[group] - misses[group]) for group in key]
        raw = sum(nets)
        terms = " + ".join(str(net) for net in nets)
        return Points(raw, most, f"{terms} = {raw} of {most}")
    raw = max(0, sum(hits.values()) - sum(misses.values()))
    return Points(raw, most, _net(sum(hits.values()), sum(misses.values()), most))


def change(*, selected: bool, keyed: bool) -> int:
    """Return what one selection adds or takes under `plus_minus`."""
    if not selected:
        return 0
    return 1 if keyed else -1


def _net(hits: int, misses: int, most: int) -> str:
    """Write out a sum of gains and losses, and the floor where it counts."""
    net = hits - misses
    terms = [f"+{hits}"] * bool(hits) + [f"{MINUS}{misses}"] * bool(misses)
    if not terms:
        return f"0 of {most}"
    if net < 0:
        return f"{' '.join(terms)} = {MINUS}{-net}, so 0 of {most}"
    return f"{' '.join(terms)} = {net} of {most}"
