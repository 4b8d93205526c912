"""The metadata of a model file, validated as untrusted input."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from mnist_desktop.json_records import (
    Check,
    list_of,
    mapping_of,
    number,
    optional,
    record,
    text,
    whole,
)
from mnist_desktop.messages import one_line

MAX_CLASSES = 10  # scores that every network of ours gives
MIN_CLASSES = 2
MAX_NAME = 40  # characters


def class_name(classes: Sequence[str], index: int) -> str:
    """The name of class `index`; the digit itself if there is none."""
    return classes[index] if index < len(classes) else str(index)


def are_class_names(names: Sequence[object]) -> bool:
    """Whether these are valid class names: 2 to 10 different short printable texts."""
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


def short_text(text: str) -> str:
    """A text, such as the name of any file, as metadata may hold it: on one line, not too long."""
    return one_line(text)[:MAX_TEXT]


HAND_SAMPLES, OWN_DRAWINGS = "hand_samples", "own_drawings"
"""Settings that say how many kept drawings were learned: of a hand, and in a training run."""
CHANGE = "change_"
"""With a number from 1 on: settings that say what was changed while a training run was on."""
FILM = "film"
"""The setting that names the film of the training run that made the model."""


@dataclass(frozen=True)
class ModelMetadata:
    """How a model was made and how its answers are interpreted.

    Attributes:
        title: chosen by the user; at most MAX_TEXT characters.
        settings: of the training.
        history: one mapping per epoch, e.g. {"loss": 0.1, "val_accuracy": 0.99}.
        scores: measured figures by name, e.g. {"mnist_test": 0.996}; accuracies in [0, 1].
        temperature: divides the logits before softmax.
        threshold: confidence above which an answer is accepted, in [0, 1]; any other than
            USUAL_THRESHOLD was fitted on drawings that are not digits.
        seed: of the training run, or None.
        date: ISO 8601, or empty if unknown.
        images_seen: training images seen, counting repeats.
        classes: 2 to 10 class names by label; empty for digits.
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

    @property
    def has_learned_drawings(self) -> bool:
        """Whether it has learned people's kept drawings, besides a data set or after it."""
        return not self.settings.keys().isdisjoint((HAND_SAMPLES, OWN_DRAWINGS))

    @property
    def has_learned_hand(self) -> bool:
        """Whether it has learned a hand after its training."""
        return HAND_SAMPLES in self.settings

    def to_json(self) -> dict[str, Any]:
        """As a JSON object that `from_json` reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: object) -> "ModelMetadata":
        """From a JSON object; ValueError for anything missing, more, or out of bounds."""
        return cls(**record(value, _FIELDS))


def _date(value: object) -> str:
    written = _TEXT(value)
    if written:
        datetime.fromisoformat(written)
    return written


def _classes(value: object) -> tuple[str, ...]:
    names = list_of(_TEXT, most=MAX_CLASSES)(value)
    if names and not are_class_names(names):
        raise ValueError("invalid class names")
    return names


def _setting(value: object) -> Setting:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _TEXT(value)
    checked = number()(value)
    return int(checked) if isinstance(value, int) else checked


_TEXT = text(MAX_TEXT)
_NUMBERS = mapping_of(number(), most=MAX_SETTINGS, name=_TEXT)
_FIELDS: Mapping[str, Check[Any]] = {
    "title": _TEXT,
    "settings": mapping_of(_setting, most=MAX_SETTINGS, name=_TEXT),
    "history": list_of(_NUMBERS, most=MAX_EPOCHS),
    "scores": _NUMBERS,
    "temperature": number(0.01, 100.0),
    "threshold": number(0.0, 1.0),
    "seed": optional(whole()),
    "date": _date,
    "images_seen": whole(),
    "classes": _classes,
    "curve": list_of(list_of(number(), least=3, most=3), most=MAX_CURVE_POINTS),
}
