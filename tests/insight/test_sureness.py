import numpy as np
import pytest

from mnist_desktop.insight import sureness
from mnist_desktop.insight.sureness import (
    EDGES,
    SurenessBin,
    SurenessTable,
    bin_of,
    built_in_table,
)
from mnist_desktop.messages import text_of
from mnist_desktop.recognition.classifier import Classifier


@pytest.fixture
def table():
    confidences = np.concatenate([np.full(2000, 0.9995), np.full(50, 0.6), np.full(400, 0.96)])
    is_correct = np.ones(2450, bool)
    is_correct[:8] = False
    is_correct[2050:2060] = False
    return SurenessTable.counted(confidences, is_correct, is_by_others=True)


def test_what_is_said_of_a_sure_answer(table):
    told = text_of(table.message(0.9999))
    assert told.startswith("Of 2,000 drawings by other people")
    assert told.endswith("this sure of (≥ 99.9 %), they misread 8.")
    assert "(95–98 %), they misread 10." in text_of(table.message(0.951))


@pytest.mark.parametrize("confidence", [0.0, 0.3, 0.9994, 0.99999, 1.0])
def test_never_a_hundred_percent(confidence):
    sure = SurenessTable.counted(np.full(500, confidence), np.ones(500, bool))
    assert "100" not in text_of(sure.message(confidence))


def test_nothing_is_said_where_too_few_were_drawn(table):
    assert table.message(0.6) is None
    assert table.message(0.2) is None


def test_an_own_model_is_judged_by_its_validation_images():
    counted = SurenessTable.counted(np.full(500, 0.97), np.ones(500, bool))
    told = text_of(counted.message(0.97))
    assert "500 validation images" in told
    assert "it misread 0." in told
    assert "not drawings made here with the pen" in told
    assert "between 0 and 76 of 10,000 such images" in text_of(counted.interval_message(0.97))
    assert counted.interval_message(0.5) is None


def test_two_bins_with_the_same_counts_are_told_apart():
    confidences = np.repeat([0.6, 0.97], 200)
    counted = SurenessTable.counted(confidences, np.ones(400, bool))
    assert "95–98 %" in text_of(counted.message(0.97))


def test_bins_hold_their_lower_border_and_the_last_one_both():
    places = bin_of(np.array([0.0, 0.5, 0.999, 1.0, 0.9989]))
    assert places.tolist() == [0, 1, len(EDGES) - 2, len(EDGES) - 2, len(EDGES) - 3]


def test_wilson_interval():
    assert SurenessBin(10, 0).interval == pytest.approx((0, 0.2775), abs=1e-4)
    assert SurenessBin(100, 10).interval == pytest.approx((0.0552, 0.1744), abs=1e-4)
    assert SurenessBin(0, 0).interval == (0, 1)


def test_the_table_of_the_built_in_model_is_used_for_that_model_alone(table, tmp_path, monkeypatch):
    model = Classifier.load().model
    path = tmp_path / "sureness.json"
    monkeypatch.setattr(sureness, "asset_path", lambda name: tmp_path / name)
    assert built_in_table(model) is None
    path.write_bytes(table.to_json(model.metadata.date, "six folds"))
    assert built_in_table(model) == table
    path.write_bytes(table.to_json("2020-01-01", "six folds"))
    assert built_in_table(model) is None
