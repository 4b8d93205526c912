"""The table of numbers in pictures."""

from training.judging.number_pictures import Outcome, misses_of, table_of

OUTCOMES = [
    Outcome("plain paper", "2746", "2746", True, 0.1),
    Outcome("plain paper", "31", "3", True, 0.1),
    Outcome("column", "1\n2", "1\n7", False, 0.3),
]


def test_the_table_has_a_line_for_each_kind_and_one_for_all():
    title, plain, column, everything = table_of(OUTCOMES).splitlines()
    assert title.split()[:3] == ["kind", "whole", "sure"]
    assert plain.split() == ["plain", "paper", "50.0", "%", "50.0", "%", "1", "2", "100", "ms"]
    assert column.split() == ["column", "0.0", "%", "0.0", "%", "0", "1", "300", "ms"]
    assert everything.split() == ["all", "33.3", "%", "33.3", "%", "1", "3", "100", "ms"]


def test_misses_are_told_apart():
    assert misses_of(OUTCOMES) == {"too few": 1, "misread": 1}
