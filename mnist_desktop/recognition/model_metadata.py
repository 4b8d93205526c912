"""What a model file says about its weights besides the network, checked as a stranger's word."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

MAX_CLASSES = 10  # scores that every network of ours gives
MIN_CLASSES = 2
MAX_NAME = 40  # characters


def class_name(classes: Sequence[str], index: int) -> str:
    """What answer `index` is called; the digit if there is no name for it."""
    return classes[index] if index < len(classes) else str(index)


def are_class_names(names: Sequence[object]) -> bool:
    """Whether classes can be called so: 2 to 10 short printable texts, each another."""
    if not MIN_CLASSES <= len(names) <= MAX_CLASSES:
        return False
    return all(_is_class_name(name) for name in names) and len(set(names)) == len(names)


def _is_class_name(name: object) -> bool:
    if not isinstance(name, str) or not 0 < len(name) <= MAX_NAME:
        return False
    return name.isprintable() and name == name.strip()


Setting = str | int | float | bool | None

MAX_TEXT = 200
MAX_SETTINGS = 100
MAX_EPOCHS = 1000
MAX_CURVE_POINTS = 500
USUAL_THRESHOLD = 0.5

CurvePoint = tuple[float, float, float]


@dataclass(frozen=True)
class ModelMetadata:
    """How a model came about and how its answers are to be taken.

    Attributes:
        title: what the person calls it; at most MAX_TEXT characters.
        settings: what it was trained with.
        history: one mapping an epoch, e.g. {"loss": 0.1, "val_accuracy": 0.99}.
        scores: measured figures by name, e.g. {"mnist_test": 0.996}; accuracies in [0, 1].
        temperature: what logits are divided by before softmax.
        threshold: confidence from which an answer is accepted, in [0, 1]; another than
            USUAL_THRESHOLD was fitted on drawings that are no digit.
        seed: of the training run, or None.
        date: ISO 8601, or empty if unknown.
        images_seen: training images seen, repeats counted.
        classes: names of the classes by label, none or 2 to 10; empty for the digits.
        curve: (epochs done, loss, accuracy) during training, at most MAX_CURVE_POINTS.
    """

    title: str = ""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    history: tuple[Mapping[str, float], ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    temperature: float = 1.0
    threshold: float = USUAL_THRESHOLD
    seed: int | None = None
    date: str = ""
    images_seen: int = 0
    classes: tuple[str, ...] = ()
    curve: tuple[CurvePoint, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As a JSON object that `from_json` reads."""
        return {
            "title": self.title,
            "settings": dict(self.settings),
            "history": [dict(epoch) for epoch in self.history],
            "scores": dict(self.scores),
            "temperature": self.temperature,
            "threshold": self.threshold,
            "seed": self.seed,
            "date": self.date,
            "images_seen": self.images_seen,
            "classes": list(self.classes),
            "curve": [list(point) for point in self.curve],
        }

    @classmethod
    def from_json(cls, value: object) -> "ModelMetadata":
        """From a JSON object; ValueError for anything missing, more, or out of bounds."""
        expected = cls.__dataclass_fields__.keys()
        if not isinstance(value, dict) or value.keys() != expected:
            raise ValueError("the metadata has other fields")
        history = value["history"]
        if not isinstance(history, list) or len(history) > MAX_EPOCHS:
            raise ValueError("the history is too long")
        return cls(
            title=_text(value["title"]),
            settings=_settings(value["settings"]),
            history=tuple(_numbers(epoch) for epoch in history),
            scores=_numbers(value["scores"]),
            temperature=_number(value["temperature"], 0.01, 100.0),
            threshold=_number(value["threshold"], 0.0, 1.0),
            seed=None if value["seed"] is None else _whole(value["seed"]),
            date=_date(value["date"]),
            images_seen=_whole(value["images_seen"]),
            classes=_classes(value["classes"]),
            curve=_curve(value["curve"]),
        )


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT or not value.isprintable():
        raise ValueError("a text is too long or not printable")
    return value


def _number(value: object, low: float = -1e9, high: float = 1e9) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("a number is needed")
    if not math.isfinite(value) or not low <= value <= high:
        raise ValueError("a number is out of bounds")
    return float(value)


def _whole(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**53:
        raise ValueError("a whole number is needed")
    return value


def _date(value: object) -> str:
    text = _text(value)
    if text:
        datetime.fromisoformat(text)
    return text


def _classes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or (value and not are_class_names(value)):
        raise ValueError("no names of classes")
    return tuple(value)


def _curve(value: object) -> tuple[CurvePoint, ...]:
    if not isinstance(value, list) or len(value) > MAX_CURVE_POINTS:
        raise ValueError("the curve is too long")
    return tuple(_curve_point(point) for point in value)


def _curve_point(value: object) -> CurvePoint:
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError("three numbers are needed")
    epochs, loss, accuracy = (_number(number) for number in value)
    return epochs, loss, accuracy


def _entries(value: object) -> dict[str, object]:
    if not isinstance(value, dict) or len(value) > MAX_SETTINGS:
        raise ValueError("too many entries")
    return {_text(name): entry for name, entry in value.items()}


def _numbers(value: object) -> dict[str, float]:
    return {name: _number(entry) for name, entry in _entries(value).items()}


def _settings(value: object) -> dict[str, Setting]:
    return {name: _setting(entry) for name, entry in _entries(value).items()}


def _setting(value: object) -> Setting:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value)
    number = _number(value)
    return int(number) if isinstance(value, int) else number
