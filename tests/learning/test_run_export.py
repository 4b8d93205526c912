"""Histories of runs as other programs read them."""

import csv
import io
import json

import pytest

from mnist_desktop.learning.run_export import (
    histories_csv,
    histories_json,
    write_tensorboard_logs,
)
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.model_file import ModelMetadata

RUNS = {
    "quick seed 1": ModelMetadata(
        seed=1,
        history=(
            {"loss": 0.5, "accuracy": 0.8, "val_loss": 0.4, "val_accuracy": 0.9},
            {"loss": 0.25, "accuracy": 0.9, "val_loss": 0.2, "val_accuracy": 0.95},
        ),
    ),
    "=cmd()": ModelMetadata(history=({"loss": 1.0},)),
}


def test_a_table_has_a_row_per_epoch_and_no_formula():
    text = histories_csv(RUNS).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["run"], row["epoch"], row["val_accuracy"]) for row in rows] == [
        ("quick seed 1", "1", "0.9"),
        ("quick seed 1", "2", "0.95"),
        ("'=cmd()", "1", ""),
    ]


def test_json_has_all_that_is_known():
    content = json.loads(histories_json(RUNS))
    assert content["quick seed 1"]["history"][1]["val_accuracy"] == 0.95
    assert ModelMetadata.from_json(content["quick seed 1"]).seed == 1


def test_tensorboard_logs_hold_the_figures_and_never_mix_with_others(tmp_path):
    tensorflow = pytest.importorskip("tensorflow")
    write_tensorboard_logs(tmp_path, RUNS)
    (file,) = (tmp_path / "quick seed 1" / "validation").iterdir()
    found = []
    for record in tensorflow.data.TFRecordDataset(str(file)):
        event = tensorflow.compat.v1.Event.FromString(record.numpy())
        for value in event.summary.value:
            figure = float(tensorflow.make_ndarray(value.tensor))
            found.append((event.step, value.tag, round(figure, 3)))
            assert value.metadata.plugin_data.plugin_name == "scalars"
    assert (1, "epoch_accuracy", 0.95) in found
    assert len(found) == 4
    with pytest.raises(SavingError, match="export_exists"):
        write_tensorboard_logs(tmp_path, RUNS)
