"""A network as lines of Keras code: a Sequential for a chain, functional calls for branches."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mnist_desktop.learning.keras_code.optimizer import WIDTH, closed, packed
from mnist_desktop.learning.keras_model import keras_call
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.recognition.networks.layers import (
    INPUT,
    INPUT_SHAPE,
    Activation,
    BatchNorm,
    Convolution,
    Dense,
    Depthwise,
    Flatten,
    GlobalPooling,
    Layer,
)

AUGMENT = "augment"
"""What the script calls the layers that change training images."""
DIVIDE = "layers.Rescaling(1 / 255)"

_WEIGHTED = (Convolution, Depthwise, Dense)  # which take an activation along
_FEATURES = (Flatten, GlobalPooling)  # which make features of an image


@dataclass(frozen=True)
class _Call:
    """One layer of the code: a record, and the activation that Keras lets it take along."""

    record: Layer
    name: str
    inputs: tuple[str, ...]
    function: str = ""
    dtype: str = ""

    def code(self) -> str:
        if isinstance(self.record, BatchNorm) and not self.dtype:
            return "norm()"
        given = {"activation": self.function, "dtype": self.dtype}
        return _layer_code(self.record, **{name: value for name, value in given.items() if value})


def network_code(
    architecture: Architecture, *, before: Sequence[str] = (), mixed_precision: bool = False
) -> list[str]:
    """Lines that make `model`, from images (n, 28, 28, 1) in [0, 1] to ten scores.

    Args:
        architecture: the network; its names do not go into the code.
        before: what the images pass through first, such as AUGMENT and DIVIDE.
        mixed_precision: whether the last layer must be told to stay in float32.
    """
    calls = _folded(architecture.layers)
    if mixed_precision:
        calls[-1] = replace(calls[-1], dtype="float32")
    lines = ["# The network: from an image to a score for each class; the highest is the answer."]
    if any(isinstance(layer, BatchNorm) for layer in architecture.layers):
        lines.append("# Batch norm of that momentum is ready sooner than with Keras's own, 0.99.")
        lines.append(f"norm = lambda: {_layer_code(BatchNorm('', ()))}")
    runs = _runs(calls)
    if len(runs) == 1:
        lines += ["model = keras.Sequential(["]
        lines += packed([f"keras.Input({INPUT_SHAPE})", *before])
        return [*lines, *_listed(runs[0])]
    return lines + _functional(runs, before)


def _folded(layers: Sequence[Layer]) -> list[_Call]:
    """A call for each layer, but an activation right behind its layer goes along with it."""
    uses = Counter(name for layer in layers for name in layer.inputs)
    calls: list[_Call] = []
    for layer in layers:
        before = calls[-1] if calls else None
        if (
            isinstance(layer, Activation)
            and before is not None
            and isinstance(before.record, _WEIGHTED)
            and not before.function
            and layer.inputs == (before.name,)
            and uses[before.name] == 1
        ):
            calls[-1] = replace(before, name=layer.name, function=layer.function)
        else:
            calls.append(_Call(layer, layer.name, layer.inputs))
    return calls


def _runs(calls: Sequence[_Call]) -> list[list[_Call]]:
    """The calls in runs of which each takes what the one before gives, and it alone."""
    users: dict[str, list[str]] = defaultdict(list)
    for call in calls:
        for name in call.inputs:
            users[name].append(call.name)
    runs: list[list[_Call]] = []
    for call in calls:
        before = runs[-1][-1].name if runs else INPUT
        goes_on = call.inputs == (before,) and users[before] == [call.name]
        # A Sequential takes one input, so what takes two is not the first of its layers.
        if runs and goes_on and len(runs[-1][0].inputs) == 1:
            runs[-1].append(call)
        else:
            runs.append([call])
    return runs


def _listed(calls: Sequence[_Call]) -> list[str]:
    """The layers of a Sequential, a line for each with weights and what follows it, and its end."""
    groups: list[list[str]] = []
    before: Layer | None = None
    for call in calls:
        is_start = isinstance(call.record, (*_WEIGHTED, *_FEATURES))
        if not groups or (is_start and not isinstance(before, _FEATURES)):
            groups.append([])
        groups[-1].append(call.code())
        before = call.record
    return closed([line for group in groups for line in packed(group)], "])")


def _functional(runs: Sequence[Sequence[_Call]], before: Sequence[str]) -> list[str]:
    lines = [f"{INPUT} = keras.Input({INPUT_SHAPE})"]
    variables = {INPUT: INPUT}
    counts: Counter[str] = Counter()
    for run in runs:
        first, last = run[0], run[-1]
        given = [variables[name] for name in first.inputs]
        argument = given[0] if len(given) == 1 else f"[{', '.join(given)}]"
        counts[last.record.kind] += 1
        variable = f"{last.record.kind}{counts[last.record.kind]}"
        lines += _run_code(run, variable, argument)
        variables[last.name] = variable
    model = f"keras.Model({INPUT}, {variable})"
    whole = f"keras.Sequential([{', '.join([*before, model])}])" if before else model
    return [*lines, f"model = {whole}"]


def _run_code(run: Sequence[_Call], variable: str, argument: str) -> list[str]:
    """A run of layers called on its input: one alone, or as a Sequential."""
    if len(run) == 1:
        return [f"{variable} = {run[0].code()}({argument})"]
    codes = [call.code() for call in run]
    line = f"{variable} = keras.Sequential([{', '.join(codes)}])({argument})"
    if len(line) <= WIDTH:
        return [line]
    return [f"{variable} = keras.Sequential([", *closed(packed(codes), f"])({argument})")]


def _layer_code(layer: Layer, **given: str) -> str:
    kind, arguments, settings = keras_call(layer)
    named = [f"{name}={value!r}" for name, value in (settings | given).items()]
    code = f"layers.{kind}({', '.join([*map(repr, arguments), *named])})"
    return code.replace("'", '"')
