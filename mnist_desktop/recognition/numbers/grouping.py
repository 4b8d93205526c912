"""The cheapest way to put parts together into groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Mask = int
"""A set of parts: bit i for part i."""


def cheapest_cover(count: int, costs: Mapping[Mask, float]) -> list[Mask]:
    """The groups that together hold every part once, at the lowest sum of costs.

    Parts should be numbered from left to right: then few sets of remaining parts occur.

    Args:
        count: of the parts.
        costs: of every group that may be chosen; each part must be in a group of its own.
    """
    by_first: list[list[Mask]] = [[] for _ in range(count)]
    for mask in costs:
        by_first[_first(mask)].append(mask)
    everything = (1 << count) - 1
    best: dict[Mask, tuple[float, Mask]] = {0: (0.0, 0)}
    # Depth first without recursion: a drawing may have hundreds of parts
    pending = [everything]
    while pending:
        remaining = pending[-1]
        if remaining in best:
            pending.pop()
            continue
        fitting = [mask for mask in by_first[_first(remaining)] if mask & ~remaining == 0]
        missing = [remaining ^ mask for mask in fitting if remaining ^ mask not in best]
        if missing:
            pending += missing
            continue
        best[remaining] = min((costs[mask] + best[remaining ^ mask][0], mask) for mask in fitting)
        pending.pop()
    return _followed(best, everything)


def members(mask: Mask) -> list[int]:
    """The parts of a group, ascending."""
    return [place for place in range(mask.bit_length()) if mask >> place & 1]


def mask_of(places: Sequence[int]) -> Mask:
    """The group of these parts."""
    return sum(1 << place for place in places)


def _first(mask: Mask) -> int:
    return (mask & -mask).bit_length() - 1


def _followed(best: Mapping[Mask, tuple[float, Mask]], remaining: Mask) -> list[Mask]:
    groups = []
    while remaining:
        groups.append(best[remaining][1])
        remaining ^= groups[-1]
    return groups
