import json
import os

import pytest

from training.sweeps.sweep_results import SweepResults, table

FIRST, SECOND = {"key": "a", "misread": 3}, {"key": "b", "misread": 4}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new" / "results.jsonl"


def test_a_result_is_a_line_and_on_the_disk_before_it_counts(path, monkeypatch):
    results = SweepResults.open(path)
    synced = []
    monkeypatch.setattr(os, "fsync", lambda _: synced.append((path.read_text(), len(results))))
    results.add(FIRST)
    results.add(SECOND)
    first, second = (json.dumps(result) + "\n" for result in (FIRST, SECOND))
    assert synced == [(first, 0), (first + second, 1)]
    assert path.read_text() == first + second
    assert "a" in results
    assert "c" not in results
    assert results["b"] == SECOND


def test_a_file_is_gone_on_with(path):
    SweepResults.open(path).add(FIRST)
    results = SweepResults.open(path)
    results.add(SECOND)
    assert len(results) == len(SweepResults.open(path)) == 2
    assert results["a"] == FIRST


@pytest.mark.parametrize("torn", [b'{"key": "b", "mis', b"\0\0\0", b'{"key": "b"}', b"\xff"])
def test_a_torn_last_line_is_dropped(path, torn):
    SweepResults.open(path).add(FIRST)
    whole = path.read_bytes()
    path.write_bytes(whole + torn)
    results = SweepResults.open(path)
    assert path.read_bytes() == whole
    assert "b" not in results
    results.add(SECOND)
    assert SweepResults.open(path)["b"] == SECOND


@pytest.mark.parametrize("line", ["not JSON", "[1]", '{"loss": 1}', ""])
def test_a_file_of_something_else_is_left_alone(path, line):
    SweepResults.open(path).add(FIRST)
    text = f"{path.read_text()}{line}\ntorn"
    path.write_text(text)
    with pytest.raises(ValueError, match="line 2: that is no result"):
        SweepResults.open(path)
    assert path.read_text() == text


def result(network, share, seed, misread, *, excluded=0, count=100, validation=0.99):
    return {
        "network": network,
        "settings": {"pen_share": share, "epochs": 3},
        "seed": seed,
        "misread": misread + excluded,
        "misread_clean": misread,
        "count": count + 10,
        "count_clean": count,
        "mnist_validation": validation,
    }


def test_folds_are_pooled_and_the_best_settings_come_first():
    results = [
        result("small", 0.5, 0, 4),
        result("small", 0.7, 0, 1, validation=0.98),
        result("small", 0.5, 0, 3, count=50),
        result("small", 0.7, 0, 2, excluded=5),
        result("quick", 0.5, 0, 0),
        result("small", 0.7, 1, 0),
        result("small", 0.7, 1, 1),
    ]
    head, *rows = table(results, ["pen_share"])
    assert head.split("  ")[0] == "clean misread"
    assert head.split()[-3:] == ["network", "pen_share", "seed"]
    assert [row.split()[-3:] for row in rows] == [
        ["small", "0.7", "1"],
        ["small", "0.7", "0"],
        ["small", "0.5", "0"],
        ["quick", "0.5", "0"],  # fewest, but of one fold only
    ]
    assert " ".join(rows[1].split()) == "3 of 200 8 of 220 2 98.50% small 0.7 0"
    assert " ".join(rows[2].split()) == "7 of 150 7 of 170 2 99.00% small 0.5 0"
    assert len({len(row) for row in (head, *rows)}) == 1


def test_without_results_there_is_a_head():
    assert len(table([], [])) == 1
