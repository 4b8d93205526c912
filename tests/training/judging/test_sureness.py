import numpy as np

from mnist_desktop.insight.sureness import EDGES, MIN_COUNT
from tests.training.test_evaluate import held_out
from training.judging.sureness import counted, lines


def test_held_out_digits_are_counted_by_confidence():
    right = np.arange(2 * MIN_COUNT) % 20 != 0
    table = counted(held_out(right, folds=("ibm",)))
    assert table.is_by_others
    assert sum(one.count for one in table.bins) == len(right)
    assert sum(one.misread for one in table.bins) == (~right).sum()
    shown = lines(table)
    assert len(shown) == len(EDGES) - 1
    assert any(" 10 " in line and "50.0 of 1,000" in line for line in shown)
