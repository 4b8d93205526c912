"""The script is read, compiled, and run for real: in a Python of its own, with an empty home."""

import ast
import itertools
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.data.orientation import Orientation
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.config import LOSSES, OPTIMIZERS, SCHEDULES, RunChange, TrainingConfig
from mnist_desktop.learning.fit.compile import optimizer_of
from mnist_desktop.learning.keras_code.script import MAX_LINES, WIDTH, keras_script
from mnist_desktop.learning.keras_model import import_keras
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.layers import (
    Activation,
    Add,
    BatchNorm,
    Convolution,
    Dense,
    Depthwise,
    Dropout,
    Flatten,
    GlobalPooling,
    Multiply,
    Pooling,
)
from mnist_desktop.session.training_backend import TrainingBackend
from tests.data.data_set_files import arrays, write_idx
from tests.recognition.random_weights import EVERY_KIND, SMALL

MNIST = asset_path("mnist.npz")
TWELVE = Architecture(
    "own",
    (
        Convolution("lambda", ("image",), kernel=3, stride=2, filters=6),
        BatchNorm("keras", ("lambda",)),
        Activation("np", ("keras",), function="swish"),
        Depthwise("depthwise", ("np",), kernel=5),
        Add("sum", ("depthwise", "np")),
        GlobalPooling("means", ("sum",), mode="average"),
        Dense("gate", ("means",), units=6),
        Multiply("excited", ("sum", "gate")),
        Pooling("pooling", ("excited",), mode="average"),
        Dropout("dropout", ("pooling",), rate=0.25),
        Flatten("flatten", ("dropout",)),
        Dense("scores", ("flatten",)),
    ),
)
"""Every kind there is, under names that would break code."""
SUMS = Architecture(
    "own",
    (
        Convolution("a0", ("image",), kernel=7, stride=4, filters=2),
        *(Add(f"a{i}", (f"a{i - 1}", f"a{i - 1}")) for i in range(1, 10)),
        Flatten("flatten", ("a9",)),
        Dense("scores", ("flatten",)),
    ),
)
"""Nothing in it is a chain."""
NETWORKS = [*ARCHITECTURES.values(), TWELVE, SUMS]
EVERYTHING = TrainingConfig(
    TWELVE,
    5,
    more_epochs=(5, 7, 1),
    batch_size=64,
    samples=1_000,
    learning_rate=1 / 3e3,
    augmentation=Augmentation(**dict.fromkeys(Augmentation.__dataclass_fields__, 1 / 3)),
    class_weights=tuple(index / 3 for index in range(10)),
    patience=3,
    weight_decay=0.05,
    averaging=0.999,
    mixed_precision=True,
    seed=7,
    data=Path("opened.npz"),
    preset='"""\nimport os',
)
LONG_PATH = Path("/" + "/".join(["it's \"数\\"] * 28) + "/mnist.npz")
COMBINATIONS = list(itertools.product(OPTIMIZERS, SCHEDULES, LOSSES))
KMNIST = [f"{part}-{kind}.npz" for part in ("train", "test") for kind in ("imgs", "labels")]
MAX_LINES_OF_ALL = 140  # every setting at once, a long path, many layers
LAST_LINE = re.compile(r"test accuracy (\d+\.\d\d) %")


def names_imported(script):
    for node in ast.walk(ast.parse(script)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def check(script, most=MAX_LINES):
    lines = script.splitlines()
    assert len(list(filter(None, lines))) <= most
    assert max(map(len, lines)) <= WIDTH
    assert {name.partition(".")[0] for name in names_imported(script)} == {"keras", "numpy", "os"}
    assert lines[0].startswith("# MNIST Desktop")


def run(script, home, timeout):
    """The accuracy a script tells, run without network and with nothing in its home."""
    proxy = "http://127.0.0.1:9"  # nobody listens there
    environment = os.environ | {"HOME": str(home), "http_proxy": proxy, "https_proxy": proxy}
    # Keras imports matplotlib where it is, which the app's own environment has not
    environment["MPLCONFIGDIR"] = str(home.parent / f"{home.name}-matplotlib")
    for name in ("KERAS_BACKEND", "KERAS_HOME"):
        environment.pop(name, None)
    process = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        cwd=home,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    assert process.returncode == 0, process.stderr[-3000:]
    assert [path.name for path in home.iterdir()] in ([], [".keras"])  # Keras's own settings
    told = LAST_LINE.fullmatch(process.stdout.splitlines()[-1])
    assert told, process.stdout[-300:]
    return float(told[1]) / 100


def short(config):
    """A run of seconds."""
    return replace(config, samples=100, epochs=1, more_epochs=(), batch_size=32)


@pytest.fixture(scope="session")
def few_images(tmp_path_factory):
    """A data set in MNIST's form that is read and judged in no time."""
    path = tmp_path_factory.mktemp("it's data 数") / "few.npz"
    with np.load(MNIST) as data:
        arrays = {name: data[name][:1_200] for name in data.files}
    np.savez(path, **arrays)
    return path


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_fits_and_says_its_name(name):
    preset = PRESETS[name]
    script = keras_script(preset.config)
    check(script)
    assert name in script.splitlines()[0]
    assert (script.count("#") >= 6) or name == "best"
    assert ("closest that Keras has" in script) == (preset.config.augmentation is not None)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "the preset quick as"),
        ({"device": "cpu"}, "the preset quick as"),
        ({"epochs": 9}, "the preset quick, changed, as"),
        ({"preset": ""}, "a training run as"),
        ({"preset": "of later times"}, "a training run as"),
    ],
)
def test_the_first_line_says_what_it_is(changes, name):
    script = keras_script(replace(PRESETS["quick"].config, **changes), MNIST)
    first = script.splitlines()[0]
    assert first == f"# MNIST Desktop: {name} a plain Keras script."


def test_what_the_run_did_otherwise_is_one_remark():
    varied = Augmentation(rotation=5)
    config = replace(PRESETS["quick"].config, augmentation=None)
    config = config.changed(RunChange(17, 0.5, config.learning_rate, varied))
    lines = keras_script(config).splitlines()
    start = lines.index("# (From batch 17 on the run varied its images otherwise,")
    assert lines[start + 1].startswith("#  as its augmentation")
    assert lines[start + 1].endswith(".)")


def test_data_in_another_form_are_read_in_it(tmp_path):
    write_idx(tmp_path, arrays(), packed=True)
    config = replace(EVERYTHING, data=tmp_path, orientation=Orientation("left"))
    lines = TrainingBackend().keras_script(config).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert len(lines) <= MAX_LINES_OF_ALL
    assert "    a = a.swapaxes(1, 2)[:, ::-1, ::]" in lines


def test_what_a_short_script_cannot_read_is_told(tmp_path):
    content = arrays()
    for name, array in zip(KMNIST, content.values(), strict=True):
        np.savez_compressed(tmp_path / name, array)
    with pytest.raises(AppError) as caught:
        TrainingBackend().keras_script(replace(PRESETS["quick"].config, data=tmp_path))
    assert caught.value.key == "data_not_for_script"
    assert tmp_path.name in text_of(caught.value)


@pytest.mark.parametrize("architecture", NETWORKS, ids=lambda one: one.name)
def test_everything_at_once_fits(architecture):
    for (optimizer, schedule, loss), patience in itertools.product(COMBINATIONS, [0, 3]):
        asked = {"optimizer": optimizer, "schedule": schedule, "loss": loss, "patience": patience}
        config = replace(EVERYTHING, architecture=architecture, **asked)
        check(keras_script(config, LONG_PATH), MAX_LINES_OF_ALL)


def test_a_run_continued_hundreds_of_times_fits():
    config = replace(EVERYTHING, more_epochs=(1, 2) * 300)
    check(keras_script(config, LONG_PATH), MAX_LINES_OF_ALL + 200)


def test_the_path_is_what_was_given_and_no_other_text_is_of_a_persons():
    script = keras_script(EVERYTHING, LONG_PATH)
    (path,) = (
        node.value
        for node in ast.parse(script).body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "DATA"
    )
    assert Path(ast.literal_eval(path)) == LONG_PATH
    assert '"""' not in keras_script(EVERYTHING, MNIST)


def model_of(script):
    """The model that the script makes, from the part that makes it."""
    before, rest = script.split("EPOCHS, BATCH_SIZE", 1)
    lines = rest.splitlines()
    starts = ("augment =", "norm =", "model =", "image =")
    first = next(i for i, line in enumerate(lines) if line.startswith(starts))
    end = next(i for i, line in enumerate(lines) if line.startswith(("loss =", "def squared")))
    scope = {"SEED": 0}
    exec("\n".join([before, *lines[first:end]]), scope)
    return scope["model"]


@pytest.mark.parametrize("is_augmented", [False, True])
@pytest.mark.parametrize("architecture", [*NETWORKS, EVERY_KIND, SMALL], ids=lambda one: one.name)
def test_the_model_has_the_weights_of_the_network(architecture, is_augmented):
    import_keras()
    augmentation = EVERYTHING.augmentation if is_augmented else None
    config = TrainingConfig(architecture, 1, augmentation=augmentation)
    model = model_of(keras_script(config, MNIST))
    assert model(np.zeros((2, 28, 28, 1), np.float32)).shape == (2, 10)
    shapes = sorted(tuple(weight.shape) for weight in model.weights)
    assert shapes == sorted(architecture.weight_shapes.values())


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("more_epochs", [(), (2, 3)])
def test_the_rate_is_that_of_the_run(schedule, more_epochs):
    keras = import_keras()
    config = TrainingConfig(SMALL, 4, more_epochs=more_epochs, batch_size=10, schedule=schedule)
    lines = keras_script(config, MNIST).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("loss ="))
    end = next(i for i, line in enumerate(lines) if line.startswith("model.compile"))
    scope = {"keras": keras, "schedules": keras.optimizers.schedules}
    scope |= {"EPOCHS": config.all_epochs, "batches": range(20)}
    exec("\n".join(lines[start:end]), scope)
    optimizers = scope["optimizer"], optimizer_of(config, 20)
    for step in range(0, 20 * config.all_epochs, 7):
        rates = []
        for optimizer in optimizers:
            optimizer.build([])
            optimizer.iterations.assign(step)
            rates.append(float(optimizer.learning_rate))
        assert rates[0] == pytest.approx(rates[1]), step


@pytest.mark.long
@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_runs(name, tmp_path):
    assert run(keras_script(short(PRESETS[name].config), MNIST), tmp_path, 200) > 0


@pytest.mark.long
@pytest.mark.parametrize(
    ("optimizer", "schedule", "loss"),
    [
        ("adamw", "one_cycle", "squared_error"),
        ("sgd", "cosine", "smoothed_cross_entropy"),
        ("rmsprop", "constant", "cross_entropy"),
    ],
)
def test_everything_at_once_runs(optimizer, schedule, loss, few_images, tmp_path):
    asked = {"optimizer": optimizer, "schedule": schedule, "loss": loss}
    config = replace(EVERYTHING, epochs=1, more_epochs=(1, 1), samples=100, **asked)
    run(keras_script(config, few_images), tmp_path, 200)


@pytest.mark.long
def test_the_epoch_that_is_kept_is_of_the_averaged_weights(few_images, tmp_path):
    config = TrainingConfig(
        ARCHITECTURES["mlp"], 12, batch_size=16, averaging=0.99, data=few_images
    )
    script = keras_script(config, few_images)
    script = script.replace(
        "\nprint(", "\nagain = model.evaluate(x_val, y_val, verbose=0)[1]\nprint("
    )
    script = script.replace("\nprint(", "\nassert abs(again - best.score[0]) < 1e-6\nprint(")
    assert run(script, tmp_path, 200) > 0.8


@pytest.mark.long
@pytest.mark.timeout(900)
def test_the_quickest_tutorial_reaches_its_accuracy(tmp_path):
    preset = PRESETS["tutorial5"]  # the others take minutes each, by the same lines
    assert run(keras_script(preset.config, MNIST), tmp_path, 800) >= preset.told - 0.003
