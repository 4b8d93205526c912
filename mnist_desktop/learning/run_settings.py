"""The settings of a run, read from the model that it made; no Qt, no TensorFlow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.recognition.model_metadata import (
    CHANGE,
    HAND_SAMPLES,
    OWN_DRAWINGS,
    ModelMetadata,
)
from mnist_desktop.recognition.networks.architectures import CLASSES, Architecture

_AS_THEY_ARE = (
    *("preset", "epochs", "batch_size", "samples", "optimizer", "learning_rate", "schedule"),
    *("loss", "patience", "weight_decay", "averaging", "mixed_precision"),
)
DATA, HAND, CHANGED = "data", "hand", "changed"
"""What cannot be taken over, beside settings by their names and OWN_DRAWINGS."""


def config_of(
    architecture: Architecture, metadata: ModelMetadata
) -> tuple[TrainingConfig, tuple[str, ...]]:
    """The settings that a run had, and the names of those that cannot be taken over.

    The data is always MNIST's: a model file has the name of its data set and not its path.

    Args:
        architecture: the model's network.
        metadata: the model's.
    """
    settings, missing = metadata.settings, []
    config = TrainingConfig(architecture, 1)
    for name in _AS_THEY_ARE:
        if not _has(settings, name):
            missing.append(name)
            continue
        try:
            config = replace(config, **{name: settings[name]})  # type: ignore[arg-type]
        except (ValueError, TypeError):
            missing.append(name)
    read: tuple[tuple[str, Callable[[str], Any]], ...] = (
        ("augmentation", _augmentation),
        ("class_weights", _class_weights),
    )
    for name, parse in read:
        try:
            config = replace(config, **{name: parse(_text(settings.get(name, "")))})
        except (ValueError, TypeError, IndexError):
            missing.append(name)
    if _has(settings, "more_epochs"):
        try:
            added = tuple(map(int, _text(settings["more_epochs"]).split(", ")))
            config = replace(config, epochs=config.epochs - sum(added), more_epochs=added)
        except (ValueError, TypeError):
            missing.append("more_epochs")
    if metadata.seed is not None:
        try:
            config = replace(config, seed=metadata.seed)
        except ValueError:
            missing.append("seed")
    if settings.get("divides_twice"):
        try:
            config = replace(config, divides_twice=True)
        except ValueError:
            missing.append("divides_twice")
    if settings.get("data"):
        missing.append(DATA)
    if f"{CHANGE}1" in settings:
        missing.append(CHANGED)
    if OWN_DRAWINGS in settings:
        missing.append(OWN_DRAWINGS)
    if HAND_SAMPLES in settings:
        missing.append(HAND)
    return config, tuple(missing)


def _has(settings: Mapping[str, object], name: str) -> bool:
    return name in settings and (settings[name] is not None or name == "samples")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is needed")
    return value


def _augmentation(text: str) -> Augmentation | None:
    """From "rotation 12, shift 1.2": amounts that are not named are 0."""
    if not text:
        return None
    amounts = {one.name: 0.0 for one in fields(Augmentation)}
    for part in text.split(", "):
        name, amount = part.split(" ")
        if name not in amounts:
            raise ValueError("an unknown change of the images")
        amounts[name] = float(amount)
    return Augmentation(**amounts)


def _class_weights(text: str) -> tuple[float, ...]:
    """From "9=2": classes that are not named count once."""
    if not text:
        return ()
    weights = [1.0] * CLASSES
    for part in text.split(", "):
        label, weight = part.split("=")
        weights[int(label)] = float(weight)
    return tuple(weights)
