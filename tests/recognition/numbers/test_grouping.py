from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mnist_desktop.recognition.numbers.grouping import Coverings, mask_of, members

COUNT = 5
MASKS = list(range(1, 1 << COUNT))


def partitions(remaining):
    """All ways to split a set."""
    if not remaining:
        yield []
        return
    first = remaining & -remaining
    for mask in MASKS:
        if mask & first and mask & ~remaining == 0:
            for others in partitions(remaining ^ mask):
                yield [mask, *others]


@given(st.lists(st.floats(-5, 5), min_size=len(MASKS), max_size=len(MASKS)))
def test_no_other_grouping_is_cheaper(costs):
    chosen = Coverings(COUNT, MASKS).cheapest(np.array(costs))
    groups = [MASKS[place] for place in chosen]
    assert sum(groups) == (1 << COUNT) - 1
    assert not any(a & b for a, b in combinations(groups, 2))
    total = sum(costs[mask - 1] for mask in groups)
    least = min(sum(costs[mask - 1] for mask in one) for one in partitions((1 << COUNT) - 1))
    assert total <= least + 1e-9


def test_too_many_ways_are_told():
    count = 20
    pairs = [mask_of(pair) for pair in combinations(range(count), 2)]
    assert not Coverings(count, [*(1 << place for place in range(count)), *pairs]).is_complete


def test_a_mask_holds_its_parts():
    assert members(mask_of([0, 3, 70])) == [0, 3, 70]
