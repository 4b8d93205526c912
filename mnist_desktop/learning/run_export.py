"""The histories of runs for other programs: as a table, as JSON, as TensorBoard logs; no Qt."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.model_file import ModelMetadata
from mnist_desktop.recognition.model_folder import file_name

COLUMNS = (
    *("run", "seed", "epoch", "loss", "accuracy", "val_loss", "val_accuracy"),
    *("train_accuracy", "seconds"),
)
_FORMULAS = ("=", "+", "-", "@")  # a spreadsheet would compute them


def histories_csv(runs: Mapping[str, ModelMetadata]) -> bytes:
    """A row for each epoch of each run, by their names; UTF-8 with a byte order mark for Excel."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for name, metadata in runs.items():
        shown = f"'{name}" if name.startswith(_FORMULAS) else name
        seed = "" if metadata.seed is None else metadata.seed
        for number, epoch in enumerate(metadata.history, 1):
            table.writerow([shown, seed, number, *(epoch.get(one, "") for one in COLUMNS[3:])])
    return text.getvalue().encode("utf-8-sig")


def histories_json(runs: Mapping[str, ModelMetadata]) -> bytes:
    """All that the files of the models say of the runs, by their names."""
    content = {name: metadata.to_json() for name, metadata in runs.items()}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def write_tensorboard_logs(folder: Path, runs: Mapping[str, ModelMetadata]) -> None:
    """Writes logs that `tensorboard --logdir FOLDER` shows, each run in a folder of its own.

    Names are those of Keras's TensorBoard callback. Imports TensorFlow.

    Raises:
        SavingError: "export_exists" (name) or "saving_refused".
        TensorFlowError: it cannot be used.
    """
    from mnist_desktop.learning.devices import import_tensorflow

    tensorflow = import_tensorflow()
    places = {name: folder / file_name(name) for name in runs}
    for place in places.values():
        if place.exists():  # TensorBoard would mix old and new
            raise SavingError("export_exists", name=place.name)
    try:
        for name, metadata in runs.items():
            _write_run(tensorflow, places[name], metadata)
    except (OSError, tensorflow.errors.OpError) as error:
        values = {"name": folder.name, "folder": folder, "reason": str(error)}
        raise SavingError("saving_refused", **values) from error


def _write_run(tensorflow: Any, place: Path, metadata: ModelMetadata) -> None:
    summary = tensorflow.summary
    # `summary.scalar` needs the package tensorboard, which nobody needs who looks elsewhere
    described = tensorflow.compat.v1.SummaryMetadata(data_class="DATA_CLASS_SCALAR")
    described.plugin_data.plugin_name = "scalars"
    parts = {"train": "", "validation": "val_"}
    for part, prefix in parts.items():
        writer = summary.create_file_writer(str(place / part))
        with writer.as_default():
            for number, epoch in enumerate(metadata.history, 1):
                for name in ("loss", "accuracy"):
                    if prefix + name in epoch:
                        value = tensorflow.constant(epoch[prefix + name], tensorflow.float32)
                        summary.write(f"epoch_{name}", value, number - 1, described)
        writer.close()
