"""The rules that turn selections into points.

Source: NCSBN, Next Generation NCLEX scoring models (0/1, +/- and rationale scoring).
"""

from collections.abc import Mapping, Set
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


def zero_one(key: Mapping[str, str], got: Mapping[str, str], *, parts: str) -> Points:
    """Award a point for each of the `parts` that is right; a wrong one costs none."""
    raw = sum(got.get(part) == right for part, right in key.items())
    return Points(raw, len(key), f"{raw} of {len(key)} {parts} right")


def zero_one_set(key: Set[str], got: Set[str]) -> Points:
    """Award a point for each keyed selection; order and misses cost nothing."""
    raw = len(key & got)
    return Points(raw, len(key), f"{raw} of {len(key)} right")


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


def _net(hits: int, misses: int, most: int) -> str:
    """Write out a sum of gains and losses, and the floor where it counts."""
    net = hits - misses
    terms = [f"+{hits}"] * bool(hits) + [f"{MINUS}{misses}"] * bool(misses)
    if not terms:
        return f"0 of {most}"
    if net < 0:
        return f"{' '.join(terms)} = {MINUS}{-net}, so 0 of {most}"
    return f"{' '.join(terms)} = {net} of {most}"
