"""A small sweep: one setting of a run, several values; no Qt, no TensorFlow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES

MAX_VALUES = 6
"""Five against the first one: with five runs each and Holm's correction all may still be told apart
(5 * 2 / 252 is below 0.05)."""
_PARSERS: dict[str, Callable[[str], Any]] = {
    "learning_rate": float,
    "samples": lambda text: int(text.replace("_", "")),
    "batch_size": int,
    "epochs": int,
    "architecture": lambda text: ARCHITECTURES[text],
}
SWEPT = tuple(_PARSERS)
"""The settings that can be swept."""
_WORDS = {"learning_rate": "rate", "samples": "images", "batch_size": "batch"}


def swept(config: TrainingConfig, setting: str, typed: str) -> list[tuple[str, TrainingConfig]]:
    """The runs of a sweep, each with a name that says its value.

    Args:
        config: all other settings.
        setting: one of SWEPT.
        typed: two to MAX_VALUES values, with commas or blanks between them.

    Raises:
        AppError: "sweep_count" (most) or "sweep_value" (value).
    """
    texts = list(dict.fromkeys(typed.replace(",", " ").split()))
    if not 2 <= len(texts) <= MAX_VALUES:
        raise AppError("sweep_count", most=MAX_VALUES)
    return [_run(config, setting, text) for text in texts]


def _run(config: TrainingConfig, setting: str, text: str) -> tuple[str, TrainingConfig]:
    try:
        changed = replace(config, **{setting: _PARSERS[setting](text)}, more_epochs=())
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise AppError("sweep_value", value=text[:40]) from error
    base = config.preset or config.architecture.name
    if setting == "architecture":
        return f"{base}, network {text}", changed
    return f"{base}, {_WORDS.get(setting, setting)} {text}", changed
