"""Optimizer, learning rate and loss of a run as lines of Keras code."""

from collections.abc import Iterable

from mnist_desktop.learning.config import (
    CONTINUED_RATE,
    FIRST_RATE,
    LAST_RATE,
    WARM_UP,
    TrainingConfig,
)
from mnist_desktop.learning.losses import SMOOTHING

WIDTH = 100
MAX_PARTS = 4
"""The list of parts of a run continued more often would fill the script; they become one."""

_SCHEDULES = "keras.optimizers.schedules"
_CLASSES = {"adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop", "sgd": "SGD"}


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
    """Lines that make `loss`, and turn the labels into rows where it needs that."""
    if config.loss == "cross_entropy":
        return ["loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)"]
    lines = [
        "# Labels become rows of ten numbers: a 1 for the right class, a 0 for each other.",
        "y, y_val, y_test = (keras.utils.to_categorical(part, 10) for part in (y, y_val, y_test))",
    ]
    if config.loss == "smoothed_cross_entropy":
        smoothing = f"label_smoothing={number(SMOOTHING)}"
        return [*lines, f"loss = keras.losses.CategoricalCrossentropy(True, {smoothing})"]
    squares = "(keras.ops.softmax(scores) - wanted) ** 2"
    return [*lines, f"loss = lambda wanted, scores: keras.ops.mean({squares}, axis=-1)"]


def optimizer_code(config: TrainingConfig) -> list[str]:
    """Lines that make `optimizer`, from x, EPOCHS and BATCH_SIZE."""
    is_constant = config.schedule == "constant" and not config.more_epochs
    is_curved_anew = config.more_epochs and config.schedule != "constant"
    rate = "Rate()" if is_curved_anew else "rate"
    arguments = [number(config.learning_rate) if is_constant else rate]
    lines = [] if is_constant and not config.averaging else [_STEPS]
    if not is_constant:
        lines += _continued_rate(config) if config.more_epochs else _rate(config)
    if config.optimizer == "sgd":
        arguments.append("momentum=0.9")
    if config.optimizer == "adamw":
        arguments += [f"weight_decay={number(config.weight_decay)}", "beta_2=0.99"]
    if config.averaging:
        lines.append("# Weights averaged over many steps answer better. Few steps, short average.")
        momentum = f"max(0.0, min({number(config.averaging)}, 1 - 10 / (EPOCHS * steps)))"
        lines.append(f'average = {{"use_ema": True, "ema_momentum": {momentum}}}')
        arguments.append("**average")
    name = _CLASSES[config.optimizer]
    lines.append(f"optimizer = keras.optimizers.{name}({', '.join(arguments)})")
    if config.optimizer == "adamw" and config.weight_decay:
        lines.append('optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta"])')
    return lines


_STEPS = "steps = -(-len(x) // BATCH_SIZE)  # batches in an epoch"


def _rate(config: TrainingConfig) -> list[str]:
    """Lines that make `rate`, a schedule of Keras's own."""
    rate, last = number(config.learning_rate), number(LAST_RATE)
    cosine = f"rate = {_SCHEDULES}.CosineDecay("
    if config.schedule == "cosine":
        return [_shape(config), f"{cosine}{rate}, EPOCHS * steps, alpha={last})"]
    rise, fall = (f"{number(share)} * EPOCHS * steps" for share in (WARM_UP, 1 - WARM_UP))
    return [
        _shape(config),
        f"{cosine}{number(FIRST_RATE)} * {rate}, {fall}, alpha={last},",
        f"    warmup_target={rate}, warmup_steps={rise})",
    ]


def _shape(config: TrainingConfig) -> str:
    if config.schedule == "one_cycle":
        return (
            "# The rate rises for a tenth of the steps, then falls to almost 0: bold, then careful."
        )
    return "# The rate falls from the start, to almost 0: large steps first, then careful ones."


def _continued_rate(config: TrainingConfig) -> list[str]:
    """Lines that make `rate` for a run with added epochs, each part a curve of its own."""
    largest = number(config.learning_rate)
    smaller = number(CONTINUED_RATE * config.learning_rate)
    if config.schedule == "constant":
        return [
            "# The epochs that were added later learn in smaller steps.",
            f"rate = {_SCHEDULES}.PiecewiseConstantDecay(",
            f"    [{config.epochs} * steps - 1], [{largest}, {smaller}])",
        ]
    added = config.more_epochs
    added = added if len(added) < MAX_PARTS else (sum(added),)
    rates = [largest, *[smaller] * len(added)]
    return [
        _shape(config),
        "# So it does anew in each part of the run: the first, and the epochs added later.",
        f"PEAKS, PARTS = [{', '.join(rates)}], {[config.epochs, *added]}",
        "done = np.concatenate([np.arange(n * steps) / (n * steps) for n in PARTS])",
        *_shares(config),
        f"class Rate({_SCHEDULES}.LearningRateSchedule):",
        "    def __call__(self, step): return keras.ops.take(np.float32(rates), step)",
    ]


def _shares(config: TrainingConfig) -> list[str]:
    """Lines that make `rates` by step, from PEAKS, PARTS and the share of a part `done`."""
    middle, swing = number((1 + LAST_RATE) / 2), number((1 - LAST_RATE) / 2)
    largest = "rates = np.repeat(PEAKS, np.multiply(PARTS, steps))"
    if config.schedule == "cosine":
        return [f"{largest} * ({middle} + {swing} * np.cos(np.pi * done))"]
    rise = f"{number(FIRST_RATE)} + {number((1 - FIRST_RATE) / WARM_UP)} * done"
    fall = f"(done - {number(WARM_UP)}) / {number(1 - WARM_UP)}"
    return [
        f"fall = {middle} + {swing} * np.cos(np.pi * {fall})",
        f"{largest} * np.where(done < {number(WARM_UP)}, {rise}, fall)",
    ]
