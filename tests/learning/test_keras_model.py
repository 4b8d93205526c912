"""The Keras model and the ONNX graph of one list are one function; a mistake would be noticed."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest

from mnist_desktop.learning.keras_model import (
    build_keras_model,
    import_keras,
    keras_weights,
    set_keras_weights,
)
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.networks import layers, onnx_graph
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from tests.recognition.random_weights import EVERY_KIND, random_weights

NETWORKS = [*ARCHITECTURES.values(), EVERY_KIND]


def images():
    return np.random.default_rng(5).random((7, 28, 28), dtype=np.float32)


def largest_difference(architecture, weights):
    """Of logits, as a share of the largest."""
    model = build_keras_model(architecture)
    set_keras_weights(model, architecture, weights)
    expected = np.asarray(model(images()[..., np.newaxis], training=False))
    logits = Classifier.from_weights(architecture, weights).logits(images())
    return np.abs(logits - expected).max() / np.abs(expected).max()


@pytest.mark.parametrize("architecture", NETWORKS, ids=lambda network: network.name)
def test_graph_answers_as_keras_does(architecture):
    assert largest_difference(architecture, random_weights(architecture)) < 1e-4


@pytest.mark.parametrize("architecture", NETWORKS, ids=lambda network: network.name)
def test_weights_go_into_keras_and_come_back(architecture):
    weights = random_weights(architecture)
    model = build_keras_model(architecture)
    set_keras_weights(model, architecture, weights)
    back = keras_weights(model, architecture)
    assert back.keys() == weights.keys()
    assert all((back[path] == weights[path]).all() for path in weights)
    assert sum(weight.size for weight in weights.values()) == architecture.parameters


def swapped_statistics(emit):
    def convolution(graph, layer, inputs, shapes):
        names = ("gamma", "beta", "moving_variance", "moving_mean")
        constants = [graph._weight(layer, name) for name in names]
        return graph._emit("BatchNormalization", inputs + constants, epsilon=1e-3)

    return convolution


def channels_first(emit):
    return lambda graph, layer, inputs, shapes: graph._emit("Flatten", inputs)


def padded_below(emit):
    def convolution(graph, layer, inputs, shapes):
        output = emit(graph, layer, inputs, shapes)
        for attribute in graph._nodes[-1].attribute:
            if attribute.name == "auto_pad" and attribute.s == b"SAME_UPPER":
                attribute.s = b"SAME_LOWER"
        return output

    return convolution


def turned_kernels(emit):
    def convolution(graph, layer, inputs, shapes):
        before = graph._weights
        graph._weights = {
            path: weight.swapaxes(0, 1) if weight.ndim == 4 else weight
            for path, weight in before.items()
        }
        output = emit(graph, layer, inputs, shapes)
        graph._weights = before
        return output

    return convolution


@pytest.mark.parametrize(
    ("kind", "mutation"),
    [
        (layers.BatchNorm, swapped_statistics),
        (layers.Flatten, channels_first),
        (layers.Convolution, padded_below),
        (layers.Depthwise, padded_below),
        (layers.Convolution, turned_kernels),
        (layers.Depthwise, turned_kernels),
    ],
)
def test_a_mistake_in_the_graph_would_be_noticed(monkeypatch, kind, mutation):
    emit = getattr(onnx_graph.Graph, f"_{kind.kind}")
    monkeypatch.setattr(onnx_graph.Graph, f"_{kind.kind}", mutation(emit))
    weights = {path: np.abs(weight) for path, weight in random_weights(EVERY_KIND).items()}
    assert not largest_difference(EVERY_KIND, weights) < 1e-3  # NaN counts as noticed


def test_another_epsilon_would_be_noticed(monkeypatch):
    monkeypatch.setattr(onnx_graph, "BATCH_NORM_EPSILON", 1e-5)
    assert largest_difference(EVERY_KIND, random_weights(EVERY_KIND)) > 1e-3


def test_pinned_numbers():
    assert (layers.BATCH_NORM_EPSILON, layers.BATCH_NORM_MOMENTUM) == (1e-3, 0.9)
    norm = build_keras_model(ARCHITECTURES["quick"]).get_layer("conv1_norm")
    assert (norm.epsilon, norm.momentum) == (1e-3, 0.9)


def test_first_weights_follow_the_seed():
    def drawn(seed):
        import_keras().utils.set_random_seed(seed)
        return keras_weights(build_keras_model(ARCHITECTURES["quick"]), ARCHITECTURES["quick"])

    first, again, other = map(drawn, (1, 1, 2))
    assert (first["conv1/kernel"] == again["conv1/kernel"]).all()
    assert (first["conv1/kernel"] != other["conv1/kernel"]).any()


@pytest.mark.slow
@pytest.mark.parametrize(
    "settings",
    [{"backend": "jax", "floatx": "float16"}, pytest.param("not JSON {", marks=pytest.mark.long)],
)
def test_the_users_keras_settings_are_ignored(tmp_path, settings):
    home = tmp_path / ".keras"
    home.mkdir()
    text = settings if isinstance(settings, str) else json.dumps(settings)
    (home / "keras.json").write_text(text, encoding="utf-8")
    code = (
        "import os; from mnist_desktop.learning.keras_model import import_keras\n"
        "keras = import_keras()\n"
        "print(keras.backend.backend(), keras.config.floatx())\n"
        "print(os.environ['KERAS_HOME'])"
    )
    environment = os.environ | {
        "HOME": str(tmp_path),
        "USERPROFILE": str(tmp_path),
        "KERAS_HOME": str(home),
        "KERAS_BACKEND": "torch",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["tensorflow float32", str(home)]
    assert (home / "keras.json").read_text(encoding="utf-8") == text


@pytest.mark.long
@pytest.mark.parametrize("name", ["torch", "jax"])
def test_another_backend_trains_and_goes_on_without_tensorflow(name, run_python, tmp_path):
    if find_spec(name) is None:
        pytest.skip(f"{name} is not installed")
    script = """
import sys
from dataclasses import replace
from pathlib import Path
sys.modules["tensorflow"] = None
from mnist_desktop.learning.keras_model import choose_backend
name, checkpoint = sys.argv[1], Path(sys.argv[2])
choose_backend(name)
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.learning.train import train
config = replace(PRESETS["quick"].config, samples=2000, batch_size=32, epochs=2)
stops = iter([False] * 80 + [True] * 9)
handed_out = []
part = train(config, checkpoint=checkpoint, should_stop=lambda: next(stops),
             on_weights=handed_out.append)
assert part.outcome == "stopped" and len(part.history) == 1 and handed_out, part
whole = train(config, checkpoint=checkpoint, resume=True)
assert len(whole.history) == 2 and whole.history[0] == part.history[0]
assert whole.history[1].validation_accuracy > 0.6, whole.history
try:
    choose_backend("tensorflow")
except ValueError as error:
    print(error)
"""
    done = run_python(script, name, tmp_path / "run.checkpoint")
    assert done.stdout == (
        f"Keras already computes with {name} in this process, not tensorflow\n"
    ), done.stderr
