import pytest

from training.benchmark.number_lines import number_lines


@pytest.mark.slow
def test_a_number_takes_longer_than_its_last_digit():
    line, *figures = number_lines(1)
    assert line.ratio > 1
    assert all(figure.value > 0 for figure in figures)
