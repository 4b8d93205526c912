import numpy as np
import pytest

from training.fit_grouping import Example, Graph, fitted

GROUPS = (0b01, 0b10, 0b11)


def example(pair, right):
    """Two strokes, and what speaks against their being one digit."""
    return Example(2, GROUPS, np.array([[1.0, 0.0], [1.0, 0.0], [1.0, pair]]), right)


EXAMPLES = [example(0.1, (2,)), example(0.2, (2,)), example(2.0, (0, 1)), example(1.5, (0, 1))]


def test_the_gradient_is_that_of_the_likelihood():
    graph = Graph(EXAMPLES)
    weights = np.array([0.3, 0.7])
    gradient, loss = graph.gradient(weights)
    for place, slope in enumerate(gradient):
        moved = weights + 1e-6 * np.eye(2)[place]
        assert (graph.gradient(moved)[1] - loss) / 1e-6 == pytest.approx(slope, abs=1e-4)
    one = Graph(EXAMPLES[:1]).gradient(weights)[1]
    together, apart = np.exp(-(0.3 + 0.1 * 0.7)), np.exp(-0.6)
    assert one == pytest.approx(-np.log(together / (together + apart)))


def test_the_fitted_weights_tell_one_digit_from_two(capsys):
    group, gap = fitted(Graph(EXAMPLES), np.array([1.0, 1.0]))
    for one in EXAMPLES:
        is_cheaper = group + gap * one.features[2, 1] < 2 * group
        assert is_cheaper == (one.right == (2,))
