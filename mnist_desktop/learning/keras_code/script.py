"""A training run as a plain, commented Keras script that a learner can read, run and change."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mnist_desktop.data.data_set import FileLayout
from mnist_desktop.learning.augmentation import SIZE, Augmentation
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.keras_code.data import data_code
from mnist_desktop.learning.keras_code.network import AUGMENT, network_code
from mnist_desktop.learning.keras_code.optimizer import (
    WIDTH,
    closed,
    loss_code,
    number,
    optimizer_code,
    packed,
)
from mnist_desktop.learning.presets import PRESETS

MAX_LINES = 60
_CONSTANT = 'fill_mode="constant"'
_UNIT = "value_range=(0, 1)"


def keras_script(config: TrainingConfig, data: Path, reading: FileLayout | None = None) -> str:
    """The run as a script that needs Keras and numpy alone, works offline and writes no file.

    At most MAX_LINES lines of at most WIDTH characters for MNIST, and a few more for data that
    lie in another form, for a network within the bounds of `recognition.network_json` or one of
    ours. Its last line of output is `test accuracy 99.05 %`.
    The data's path is the only text of a person's in it, as a Python literal.

    Args:
        config: the run.
        data: a data set's file or folder.
        reading: how that is read; None for an .npz in MNIST's form.

    Raises:
        AppError: "data_not_for_script".
    """
    usual = data_code(config, data)
    lines = usual if reading is None else data_code(config, data, reading)
    sections = (
        _head(config),
        lines,
        _augmentation(config.augmentation),
        _network(config),
        _training(config),
        _end(),
    )
    most = MAX_LINES + max(0, len(lines) - len(usual))
    return _fitted([lines for lines in sections if lines], most)


def _fitted(sections: list[list[str]], most: int) -> str:
    """The sections with a blank line between; where that is too long, with fewer comments."""
    over = sum(map(len, sections)) + len(sections) - 1 - most
    for spared in (1, 0):  # the headings of the sections go last, the script's own never
        for lines in reversed(sections):
            first = 1 if lines is sections[0] else spared
            for line in [line for line in lines[first:] if line.startswith("#")]:
                if over > 0:
                    lines.remove(line)
                    over -= 1
    blank = "\n" if over > 0 else "\n\n"
    return blank.join("\n".join(lines) for lines in sections) + "\n"


def _head(config: TrainingConfig) -> list[str]:
    return [
        f"# MNIST Desktop: {_name(config)} as a plain Keras script.",
        "# It needs: pip install tensorflow. It works offline and writes no file.",
        "import keras",
        "import numpy as np",
        "from keras import callbacks, layers",
    ]


def _name(config: TrainingConfig) -> str:
    preset = PRESETS.get(config.preset)
    if preset is None:
        return "a training run"
    changed = replace(config, device=preset.config.device) != preset.config  # as the script shows
    return f"the preset {preset.name}{', changed,' if changed else ''}"


def _augmentation(augmentation: Augmentation | None) -> list[str]:
    layers = [] if augmentation is None else list(_random_layers(augmentation))
    if augmentation is None or not layers:
        return []
    lines = [
        "# New examples made from old ones, in training only: the closest that Keras has to ours.",
    ]
    if augmentation.thickness or augmentation.bending:
        lines.append("# (It has no layer for thicker and thinner or for bent strokes.)")
    return [*lines, f"{AUGMENT} = keras.Sequential([", *closed(packed(layers), "])")]


def _random_layers(amounts: Augmentation) -> Iterator[str]:
    """The layers, a code each; amounts in Keras's units: shares of a turn and of the size."""
    if amounts.rotation:
        yield f"layers.RandomRotation({number(amounts.rotation)} / 360, {_CONSTANT})"
    if amounts.shift:
        share = f"{number(amounts.shift)} / {SIZE}"
        yield f"layers.RandomTranslation({share}, {share}, {_CONSTANT})"
    if amounts.zoom:
        zoom = number(amounts.zoom)
        yield f"layers.RandomZoom({zoom}, {zoom}, {_CONSTANT})"
    if amounts.shear:
        yield f"layers.RandomShear({number(min(amounts.shear, 1.0))}, {_CONSTANT})"
    if amounts.background:
        yield f"layers.RandomBrightness((0, {number(amounts.background)}), {_UNIT})"
    if amounts.noise:
        yield f"layers.GaussianNoise({number(amounts.noise)})"
    if amounts.inversion:
        share = number(amounts.inversion)
        yield f"layers.RandomInvert(({share}, {share}), {_UNIT})"


def _network(config: TrainingConfig) -> list[str]:
    lines = []
    if config.mixed_precision:
        lines = [
            "# Short numbers to reckon with, long ones to remember: faster where the machine can.",
            'keras.config.set_dtype_policy("mixed_bfloat16")',
        ]
    return lines + network_code(
        config.architecture,
        augmented=bool(_augmentation(config.augmentation)),
        mixed_precision=config.mixed_precision,
    )


def _training(config: TrainingConfig) -> list[str]:
    lines = [
        "# How it learns: what is made smaller (the loss), and by what steps (the optimizer).",
        *loss_code(config),
        *optimizer_code(config),
        'model.compile(optimizer, loss, metrics=["accuracy"])',
        "# Kept is the epoch with the best validation accuracy, which need not be the last.",
        *_best(config.patience),
    ]
    called = "best"
    if config.averaging:
        lines.append("swap = callbacks.SwapEMAWeights(swap_on_epoch=True)  # judge the average")
        called = "swap, best"
    weights = ""
    if config.class_weights:
        lines += _importance(config.class_weights)
        weights = " class_weight=dict(enumerate(importance)),"
    return [
        *lines,
        "model.fit(x, y, batch_size=BATCH_SIZE, epochs=EPOCHS, validation_data=(x_val, y_val),",
        f"          callbacks=[{called}],{weights} verbose=2)",
    ]


def _best(patience: int) -> list[str]:
    """Lines that make `best`, which keeps the best epoch's weights, and may end the run early."""
    start = 'best = callbacks.EarlyStopping("val_accuracy", mode="max", '
    if patience:
        return [f"{start}patience={patience}, restore_best_weights=True)"]
    indent = " " * (start.index("(") + 1)
    return [f"{start}patience=EPOCHS,", f"{indent}restore_best_weights=True)"]


def _importance(weights: tuple[float, ...]) -> list[str]:
    """Lines that make `importance`: how much each class counts in the loss."""
    numbers = [f"{weight:.6g}" for weight in weights]
    line = f"importance = [{', '.join(numbers)}]"
    comment = "# How much each class counts in the loss."
    if len(line) <= WIDTH:
        return [comment, line]
    return [comment, "importance = [", *closed(packed(numbers), "]")]


def _end() -> list[str]:
    return [
        "# Only now the test images, which nothing above has seen.",
        "_, accuracy = model.evaluate(x_test, y_test, verbose=0)",
        'print(f"test accuracy {100 * accuracy:.2f} %")',
    ]
