"""A training run as a plain, commented Keras script that a learner can read, run and change."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mnist_desktop.data.data_set import FileLayout
from mnist_desktop.learning.augmentation import SIZE, Augmentation
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.keras_code.data import data_code
from mnist_desktop.learning.keras_code.network import AUGMENT, DIVIDE, network_code
from mnist_desktop.learning.keras_code.optimizer import (
    WIDTH,
    closed,
    loss_code,
    number,
    optimizer_code,
    packed,
    source_of,
)
from mnist_desktop.learning.presets import PRESETS

MAX_LINES = 84
_CONSTANT = '"constant"'
_UNIT = "value_range=(0, 1)"


def keras_script(
    config: TrainingConfig, data: Path | None = None, reading: FileLayout | None = None
) -> str:
    """The run as a script that needs Keras and numpy alone, and writes no file but Keras's own.

    Without augmentation it trains as the program does: the same first weights, batches, rates and
    choice of the epoch; mixed precision is the exception, where its scores differ a little. At most
    MAX_LINES lines, blank ones apart, of WIDTH characters for a preset, and more for data that lie
    in another form and for long networks. Its last line of output is `test accuracy 99.05 %`. The
    paths of the data and of own drawings are the only texts of a person's in it, as literals.

    Args:
        config: the run.
        data: a data set's file or folder; None for MNIST, which Keras downloads.
        reading: how that is read; None for an .npz in MNIST's form.

    Raises:
        AppError: "data_not_for_script".
    """
    sections = (
        _head(config),
        data_code(config, data, reading),
        _batches(),
        _augmentation(config.augmentation) + _changed_augmentation(config),
        _network(config),
        _learning(config),
        _best_epoch(config),
        _fit(config),
    )
    return _fitted([lines for lines in sections if lines], MAX_LINES)


def _fitted(sections: list[list[str]], most: int) -> str:
    """The sections with a blank line between; with fewer comments where they are too long."""
    over = sum(map(len, sections)) - most
    for spared in (1, 0):  # the headings of the sections go last, the script's own never
        for lines in reversed(sections):
            first = 1 if lines is sections[0] else spared
            for line in [line for line in lines[first:] if _is_said(line)]:
                if over > 0:
                    lines.remove(line)
                    over -= 1
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _is_said(line: str) -> bool:
    """Whether a line only explains; what says how the script differs from the program stays."""
    return line.lstrip().startswith(("#", '"""')) and not line.startswith(("# (", "#  "))


def _head(config: TrainingConfig) -> list[str]:
    schedules = [] if config.schedule == "constant" and not config.more_epochs else [_SCHEDULES]
    return [
        f"# MNIST Desktop: {_name(config)} as a plain Keras script.",
        "# It needs: pip install tensorflow. It writes no file; Keras keeps MNIST for next time.",
        "import os",
        'os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")  # faster, as in the program',
        "import keras",
        "import numpy as np",
        "from keras import layers",
        *schedules,
    ]


_SCHEDULES = "from keras.optimizers import schedules"


def _name(config: TrainingConfig) -> str:
    preset = PRESETS.get(config.preset)
    if preset is None:
        return "a training run"
    changed = replace(config, device=preset.config.device) != preset.config  # as the script shows
    return f"the preset {preset.name}{', changed,' if changed else ''}"


def _batches() -> list[str]:
    return [
        'y, y_val, y_test = (np.eye(10, dtype="float32")[part] for part in (y, y_val, y_test))',
        'x_val, x_test = (a[..., None].astype("float32") / 255 for a in (x_val, x_test))',
        *source_of("Batches"),
        "batches = Batches(x, y, BATCH_SIZE, SEED)",
    ]


def _augmentation(augmentation: Augmentation | None) -> list[str]:
    layers = [] if augmentation is None else list(_random_layers(augmentation))
    if augmentation is None:
        return []
    missing = []
    if augmentation.thickness or augmentation.bending:
        missing = ["# (Keras has no layer for the program's thicker, thinner and bent strokes.)"]
    if not layers:
        return missing
    lines = ["# New examples made from old ones, in training only.", *missing]
    start = f"{AUGMENT} = keras.Sequential([  # the closest that Keras has to what the program does"
    return [*lines, start, *closed(packed(layers), "])")]


def _changed_augmentation(config: TrainingConfig) -> list[str]:
    """Says where the run did what the script does not."""
    before, lines = config.augmentation, []
    for change in config.changes:
        if change.augmentation != before:
            lines.append(f"# (From batch {change.step} on the run varied its images otherwise,")
            lines.append("#  as its augmentation was changed by hand; this script does not.)")
        before = change.augmentation
    return lines


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
        yield f"layers.RandomShear({number(min(amounts.shear, 1.0))}, fill_mode={_CONSTANT})"
    if amounts.background:
        yield f"layers.RandomBrightness((0, {number(amounts.background)}), {_UNIT})"
    if amounts.noise:
        yield f"layers.GaussianNoise({number(amounts.noise)})"
    if amounts.inversion:
        share = number(amounts.inversion)
        yield f"layers.RandomInvert(({share}, {share}), {_UNIT})"


def _network(config: TrainingConfig) -> list[str]:
    lines = ["keras.utils.set_random_seed(SEED)  # the same first weights every time"]
    if config.mixed_precision:
        lines += [
            "# Short numbers to reckon with, long ones to remember: faster where the machine can.",
            'keras.config.set_dtype_policy("mixed_bfloat16")',
        ]
    changes = config.augmentation is not None and any(_random_layers(config.augmentation))
    before = [AUGMENT] if changes else []
    if config.divides_twice:
        before.append(DIVIDE)
    return lines + network_code(
        config.architecture,
        before=before,
        mixed_precision=config.mixed_precision,
    )


def _learning(config: TrainingConfig) -> list[str]:
    accuracy = 'keras.metrics.CategoricalAccuracy("accuracy")'
    metrics = "[accuracy, unweighted]" if config.class_weights else "[accuracy]"
    return [
        "# How it learns: what is made smaller (the loss), and by what steps (the optimizer).",
        *loss_code(config),
        *optimizer_code(config),
        f"accuracy = {accuracy}",
        f"model.compile(optimizer, loss, metrics={metrics}, jit_compile=False)",
    ]


def _best_epoch(config: TrainingConfig) -> list[str]:
    """Lines that make the callbacks: the average of the weights, and the choice of the epoch."""
    average: list[str] = []
    start, end = ['        loss, accuracy = logs["val_loss"], logs["val_accuracy"]'], []
    if config.averaging:
        average = [
            *source_of("AveragedWeights"),
            f"average = AveragedWeights(model, {number(config.averaging)})",
        ]
        start = [
            "        trained = self.model.get_weights()",
            "        self.model.set_weights(average.weights)",
            "        loss, accuracy, *_ = self.model.evaluate(x_val, y_val, verbose=0)",
        ]
        end = ["        self.model.set_weights(trained)"]
    if config.patience:
        added = config.more_epochs  # the run waited anew from the first of them
        best = f"max(self.epoch, {config.all_epochs - added[-1] - 1})" if added else "self.epoch"
        rest = f"epoch - {best} >= {config.patience}"
        end.append(f"        self.model.stop_training = {rest}")
    return [
        *average,
        "class BestEpoch(keras.callbacks.Callback):",
        '    """Keeps the epoch of the best validation accuracy; the lower loss decides a tie."""',
        "    score = (-1, 0)",
        "    def on_epoch_end(self, epoch, logs=None):",
        *start,
        "        if (accuracy, -loss) > self.score:",
        "            self.score, self.epoch = (accuracy, -loss), epoch",
        "            self.weights = self.model.get_weights()",
        *end,
        "best = BestEpoch()",
    ]


def _fit(config: TrainingConfig) -> list[str]:
    lines, arguments = [], ["batches", "epochs=EPOCHS", "shuffle=False"]
    if config.class_weights:
        lines = _importance(config.class_weights)
        arguments.append("class_weight=dict(enumerate(importance))")
    if config.averaging:
        arguments.append("callbacks=[average, best]")
    else:
        arguments += ["validation_data=(x_val, y_val)", "callbacks=[best]"]
    call = f"model.fit({', '.join([*arguments, 'verbose=2'])})"
    if len(call) > WIDTH:
        lines += ["model.fit(", *closed(packed([*arguments, "verbose=2"]), ")")]
    else:
        lines.append(call)
    return [
        *lines,
        "model.set_weights(best.weights)",
        "# Only now the test images, which nothing above has seen.",
        'print(f"test accuracy {100 * model.evaluate(x_test, y_test, verbose=0)[1]:.2f} %")',
    ]


def _importance(weights: tuple[float, ...]) -> list[str]:
    """Lines that make `importance`: how much each class counts in the loss."""
    numbers = [f"{weight:.6g}" for weight in weights]
    line = f"importance = [{', '.join(numbers)}]"
    comment = "# How much each class counts in the loss."
    if len(line) <= WIDTH:
        return [comment, line]
    return [comment, "importance = [", *closed(packed(numbers), "]")]
