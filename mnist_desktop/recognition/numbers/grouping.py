"""The cheapest way to put parts together into groups."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Mask = int
"""A set of parts: bit i for part i."""


MAX_SETS = 2_000
"""Of parts that may remain."""


class Coverings:
    """The ways to choose groups that together hold every part once.

    Parts should be numbered from left to right: then few sets of remaining parts occur.

    Args:
        count: of the parts, at least 1.
        masks: the groups; each part must be in a group of its own.

    Attributes:
        is_complete: whether there are at most MAX_SETS sets of parts that may remain; if not,
            there is no cheapest way.
    """

    def __init__(self, count: int, masks: Sequence[Mask]) -> None:
        by_first: list[list[int]] = [[] for _ in range(count)]
        for place, mask in enumerate(masks):
            by_first[_first(mask)].append(place)
        self._everything = (1 << count) - 1
        found = {self._everything}
        pending = [self._everything]
        edges: dict[Mask, list[tuple[int, Mask]]] = {0: []}
        while pending and len(edges) <= MAX_SETS:
            remaining = pending.pop()
            edges[remaining] = [
                (place, remaining ^ masks[place])
                for place in by_first[_first(remaining)]
                if masks[place] & ~remaining == 0
            ]
            for _, rest in edges[remaining]:
                if rest and rest not in found:
                    found.add(rest)
                    pending.append(rest)
        self.is_complete = not pending
        # With fewer parts first: what a set leaves is known before the set
        self._edges = sorted(edges.items(), key=lambda one: one[0].bit_count())

    def cheapest(self, costs: NDArray[np.float64]) -> list[int]:
        """The groups, by their places among the masks, at the lowest sum of costs (n,)."""
        cost = costs.tolist()
        best: dict[Mask, float] = {0: 0.0}
        choice: dict[Mask, tuple[int, Mask]] = {}
        for remaining, edges in self._edges[1:]:
            lowest, place, rest = min((cost[p] + best[r], p, r) for p, r in edges)
            best[remaining], choice[remaining] = lowest, (place, rest)
        groups = []
        remaining = self._everything
        while remaining:
            place, remaining = choice[remaining]
            groups.append(place)
        return groups


def members(mask: Mask) -> list[int]:
    """The parts of a group, ascending."""
    return [place for place in range(mask.bit_length()) if mask >> place & 1]


def mask_of(places: Sequence[int]) -> Mask:
    """The group of these parts."""
    return sum(1 << place for place in places)


def _first(mask: Mask) -> int:
    return (mask & -mask).bit_length() - 1
