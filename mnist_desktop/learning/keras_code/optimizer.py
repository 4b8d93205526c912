"""Optimizer, learning rate and loss of a run as lines of Keras code."""

import ast
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from mnist_desktop.learning.config import (
    CONTINUED_RATE,
    FIRST_RATE,
    LAST_RATE,
    SMOOTHING,
    UNWEIGHTED_LOSS,
    WARM_UP,
    TrainingConfig,
)

WIDTH = 100
_SCHEDULES = "schedules"
_CLASSES = {"adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop", "sgd": "SGD"}


_PRINTED = Path(__file__).parents[1] / "fit" / "printed.py"
"""What a run and its script share; the frozen app carries the source as a file of data."""


@cache
def source_of(name: str) -> list[str]:
    """The lines of a class or function that a run and its script share, blank ones left out."""
    source = _PRINTED.read_text(encoding="utf-8")
    (node,) = (one for one in ast.parse(source).body if getattr(one, "name", "") == name)
    return [line for line in (ast.get_source_segment(source, node) or "").splitlines() if line]


def number(value: float) -> str:
    """A number for the code, without the rounding errors of a product."""
    return f"{float(value):.6g}"


def packed(items: Iterable[str]) -> list[str]:
    """The items, indented, each with a comma, on as few lines as hold them in their order."""
    lines: list[str] = []
    for item in items:
        if lines and len(lines[-1]) + len(item) + 2 <= WIDTH:
            lines[-1] += f" {item},"
        else:
            lines.append(f"    {item},")
    return lines


def closed(lines: list[str], end: str) -> list[str]:
    """Packed items with what ends them: in the place of the last comma where there is room."""
    last = lines[-1].removesuffix(",") + end
    return [*lines[:-1], last] if len(last) <= WIDTH else [*lines, end]


def loss_code(config: TrainingConfig) -> list[str]:
    """Lines that make `loss`, and `metrics` where class weights make one more needed."""
    smoothed = config.loss == "smoothed_cross_entropy"
    smoothing = f", label_smoothing={number(SMOOTHING)}" if smoothed else ""
    kind, arguments = "CategoricalCrossentropy", f"from_logits=True{smoothing}"
    if config.loss == "squared_error":
        kind, arguments = "MeanMetricWrapper", ""
        lines = [*source_of("squared_error"), "loss = squared_error"]
    else:
        lines = [f"loss = keras.losses.{kind}({arguments})"]
    if config.class_weights:
        own = [arguments] if arguments else ["squared_error"]
        lines += [
            f"unweighted = keras.metrics.{kind}(",
            *closed(packed([*own, f'name="{UNWEIGHTED_LOSS}"']), ")"),
        ]
    return lines


def optimizer_code(config: TrainingConfig) -> list[str]:
    """Lines that make `optimizer`, from EPOCHS and `batches`."""
    is_constant = config.schedule == "constant" and not config.more_epochs
    is_number = is_constant and not config.changes
    arguments = [number(config.learning_rate) if is_number else "rate"]
    lines = [] if is_constant else _rate(config)
    if config.changes:
        lines += _changed_rate(config, is_constant)
    if config.optimizer == "sgd":
        arguments.append("momentum=0.9")
    if config.optimizer == "adamw":
        arguments += [f"weight_decay={number(config.weight_decay)}", "beta_2=0.99"]
    name = _CLASSES[config.optimizer]
    lines.append(f"optimizer = keras.optimizers.{name}({', '.join(arguments)})")
    if config.optimizer == "adamw" and config.weight_decay:
        lines.append('optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])')
    return lines


def _changed_rate(config: TrainingConfig, is_constant: bool) -> list[str]:
    """Lines that change `rate` where it was changed while the run went on."""
    rate = number(config.learning_rate) if is_constant else "rate"
    factors = [
        f"({one.step}, {number(one.learning_rate / config.learning_rate)})"
        for one in config.changes
    ]
    return [
        "# (The rate was changed while the run went on: from which step on, and by what factor.)",
        *source_of("ChangedRate"),
        "rate = ChangedRate(",
        *closed(packed([rate, *factors]), ")"),
    ]


def _rate(config: TrainingConfig) -> list[str]:
    """Lines that make `rate`, a schedule of Keras's own, or several of them in turn."""
    largest = number(config.learning_rate)
    smaller = number(CONTINUED_RATE * config.learning_rate)
    if config.schedule == "constant":
        return [
            "# The epochs that were added later learn in smaller steps.",
            f"rate = {_SCHEDULES}.PiecewiseConstantDecay(",
            f"    [{config.epochs} * len(batches) - 1], [{largest}, {smaller}])",
        ]
    if not config.more_epochs:
        return [
            _shape(config),
            "steps = EPOCHS * len(batches)",
            *_cosine("rate = ", config, largest),
        ]
    return [
        _shape(config),
        "# So it does anew in each part of the run: the first, and the epochs added later.",
        *source_of("InTurn"),
        "def part(largest, epochs):",
        "    steps = epochs * len(batches)",
        *(f"    {line}" for line in _cosine("return steps, ", config, "largest")),
        "rate = InTurn(",
        *closed(
            packed(
                [
                    f"part({largest}, {config.epochs})",
                    *(f"part({smaller}, {epochs})" for epochs in config.more_epochs),
                ]
            ),
            ")",
        ),
    ]


def _cosine(before: str, config: TrainingConfig, largest: str) -> list[str]:
    """One schedule, from `steps`; its second line stands below its first argument."""
    last, start = number(LAST_RATE), f"{before}{_SCHEDULES}.CosineDecay("
    if config.schedule == "cosine":
        return [f"{start}{largest}, steps, alpha={last})"]
    first, fall, rise = (number(share) for share in (FIRST_RATE, 1 - WARM_UP, WARM_UP))
    return [
        f"{start}{first} * {largest}, {fall} * steps, alpha={last},",
        f"{' ' * len(start)}warmup_target={largest}, warmup_steps={rise} * steps)",
    ]


def _shape(config: TrainingConfig) -> str:
    if config.schedule == "one_cycle":
        return (
            "# The rate rises for a tenth of the steps, then falls to almost 0: bold, then careful."
        )
    return "# The rate falls from the start, to almost 0: large steps first, then careful ones."
