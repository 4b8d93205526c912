import numpy as np

from mnist_desktop.samples.hand_result import (
    ROUNDS,
    HandResult,
    rounds_of,
    without_own_round,
)


def result(before, gained, lost):
    return HandResult(30, before, gained, lost, 5000, 4966, 4965)


def test_two_more_of_thirty_could_be_luck_and_six_more_hardly():
    two = result(27, gained=2, lost=0)
    assert (two.before, two.after) == (27, 29)
    assert two.could_be_luck
    assert not result(20, gained=6, lost=0).could_be_luck
    assert result(20, gained=9, lost=3).could_be_luck


def test_drawings_are_dealt_so_that_each_round_has_every_digit():
    labels = np.array([3, 1, 2, 3, 1, 2, 2, 1, 3])
    rounds = rounds_of(labels)
    for number in range(ROUNDS):
        assert sorted(labels[rounds == number]) == [1, 2, 3]


def test_digits_that_are_drawn_once_are_in_all_rounds():
    assert set(rounds_of(np.arange(6))) == set(range(ROUNDS))


def test_each_drawing_is_judged_without_its_round():
    rounds = np.array([0, 1, 2, 0, 1, 2])
    asked = []

    def answers(is_out):
        asked.append(is_out.tolist())
        return np.flatnonzero(is_out) * 10

    assert without_own_round(rounds, answers).tolist() == [0, 10, 20, 30, 40, 50]
    assert len(asked) == 3
    assert sum(map(sum, asked)) == 6
