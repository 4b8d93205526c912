"""Reads `.lesson` files, which may be anybody's: JSON of closed lists, bounded sizes, plain text.

    {"format": 1, "name": "overfitting", "title": {"en": "...", "zh_CN": "..."},
     "summary": {...}, "steps": [{"text": {...}, "point": "trainButton"}, ...],
     "plan": [{"minutes": 5, "text": {...}}], "questions": [{"purpose": "predict", ...}]}

What a step may hold is said by `lesson.Step`; a field that is left out has the default there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mnist_desktop.assets import asset_path
from mnist_desktop.files import bytes_of_file
from mnist_desktop.json_records import (
    Check,
    boolean,
    choice,
    json_object,
    list_of,
    number,
    optional,
    record,
    whole,
)
from mnist_desktop.learning.config import (
    MAX_BATCH_SIZE,
    MAX_LEARNING_RATE,
    OPTIMIZERS,
    SCHEDULES,
)
from mnist_desktop.learning.presets import PRESETS, TRAINING_IMAGES
from mnist_desktop.lessons import lesson as records
from mnist_desktop.lessons.figures import PLACEHOLDER, figure_of
from mnist_desktop.lessons.lesson import MAX_RUNS, SUFFIX, Figure, Lesson, Text
from mnist_desktop.problem import LessonError
from mnist_desktop.recognition.drawing import Preprocessing
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, CLASSES

FORMAT = 1
MAX_BYTES = 256 * 1024
MAX_STEPS = 40
MAX_TEXT = 700  # characters
_MAX_TITLE, _MAX_NAME = 80, 40
_MAX_CHOICES, _MAX_CLAIMS, _MAX_PHASES, _MAX_QUESTIONS = 5, 5, 20, 30
_MAX_EPOCHS, _MAX_MINUTES = 100, 90
_NAME_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def shipped_lessons() -> list[Path]:
    """The files of the lessons that come with the program, in their order."""
    return sorted(asset_path("lessons").glob(f"*{SUFFIX}"))


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file; nothing in it is believed before it is checked.

    Raises:
        LessonError: "file_..." (check_file), "lesson_large" (limit), or "lesson_bad" (reason).
    """
    data = bytes_of_file(path, MAX_BYTES, LessonError)
    if len(data) > MAX_BYTES:
        raise LessonError("lesson_large", name=path.name, limit=MAX_BYTES // 1024)
    try:
        return lesson_of(json_object(data))
    except ValueError as error:  # of UnicodeDecodeError and JSONDecodeError too
        raise LessonError("lesson_bad", name=path.name, reason=str(error)) from error


def lesson_of(content: Mapping[str, Any]) -> Lesson:
    """The lesson of a JSON object; ValueError for anything else."""
    if content.get("format") != FORMAT:
        raise ValueError(f"the format must be {FORMAT}")
    fields = {name: value for name, value in content.items() if name != "format"}
    lesson = Lesson(**record({"plan": [], "questions": [], **fields}, _LESSON))
    _check_runs(lesson)
    return lesson


def _check_runs(lesson: Lesson) -> None:
    """A run that is remembered needs settings that the lesson set before it."""
    settings = None
    for step in lesson.steps:
        settings = step.settings or settings
        wait = step.wait
        if wait is not None and wait.what in ("run_ended", "tested") and settings is None:
            raise ValueError("a run needs settings in its step or before it")


# Checks of the parts


def _text(most: int) -> Check[Text]:
    def check(value: object) -> Text:
        words = record(value, {"en": _words(most), "zh_CN": _words(most)})
        return Text(**words)

    return check


def _words(most: int) -> Check[str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or not 0 < len(value) <= most or not value.isprintable():
            raise ValueError(f"printable text of 1 to {most} characters is needed")
        for found in PLACEHOLDER.findall(value):
            figure_of(".".join(found))
        return value

    return check


def _name(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _MAX_NAME:
        raise ValueError(f"1 to {_MAX_NAME} characters are needed")
    if not _NAME_CHARACTERS.issuperset(value):
        raise ValueError("letters a to z, digits and - are allowed")
    return value


def _of(kind: type, fields: Mapping[str, Check[Any]], **defaults: object) -> Check[Any]:
    """A record of ours from an object with these fields; those with a default may be left out."""

    def check(value: object) -> Any:
        if not isinstance(value, dict):
            raise ValueError("an object is needed")
        return kind(**record(defaults | value, fields))

    return check


def _settings(value: object) -> records.RunSettings:
    settings: records.RunSettings = _RUN(value)
    settings.config(TRAINING_IMAGES)  # which checks what goes with what
    return settings


def _wait(value: object) -> records.Wait:
    wait: records.Wait = _WAIT(value)
    names = {"tab": records.TABS, "preprocessing": tuple(Preprocessing)}.get(wait.what, ("",))
    if wait.name not in names:
        raise ValueError(f"the name must be one of {', '.join(names)}")
    return wait


def _figure(value: object) -> Figure:
    if not isinstance(value, str):
        raise ValueError("a figure is needed, such as 1.validation_accuracy")
    return figure_of(value)


def _figure_or_number(value: object) -> Figure | float:
    return _figure(value) if isinstance(value, str) else number()(value)


_SAID = _text(MAX_TEXT)
_UNSET = dict.fromkeys(
    (
        *("samples", "epochs", "batch_size", "learning_rate"),
        *("optimizer", "schedule", "architecture"),
    )
)
_RUN = _of(
    records.RunSettings,
    {
        "preset": choice(*PRESETS),
        "samples": optional(whole(CLASSES, TRAINING_IMAGES)),
        "epochs": optional(whole(1, _MAX_EPOCHS)),
        "batch_size": optional(whole(1, MAX_BATCH_SIZE)),
        "learning_rate": optional(number(1e-9, MAX_LEARNING_RATE)),
        "optimizer": optional(choice(*OPTIMIZERS)),
        "schedule": optional(choice(*SCHEDULES)),
        "architecture": optional(choice(*ARCHITECTURES)),
        "divides_twice": boolean,
    },
    **_UNSET,
    divides_twice=False,
)
_WAIT = _of(
    records.Wait,
    {
        "what": choice(*records.AWAITED),
        "name": choice("", *records.TABS, *Preprocessing),
        "number": whole(0, MAX_RUNS),
    },
    name="",
    number=0,
)
_CHOICE = _of(records.Choice, {"text": _text(200), "reply": _SAID})
_CLAIM = _of(
    records.Claim,
    {
        "left": _figure,
        "relation": choice("above", "below"),
        "right": _figure_or_number,
        "by": number(),
        "holds": _SAID,
        "otherwise": _SAID,
    },
    by=0,
)
_STEP = _of(
    records.Step,
    {
        "text": _SAID,
        "point": choice("", *records.PLACES),
        "tab": choice("", *records.TABS),
        "settings": optional(_settings),
        "wait": optional(_wait),
        "choices": list_of(_CHOICE, most=_MAX_CHOICES),
        "claims": list_of(_CLAIM, most=_MAX_CLAIMS),
    },
    point="",
    tab="",
    settings=None,
    wait=None,
    choices=[],
    claims=[],
)
_PHASE = _of(records.Phase, {"minutes": whole(1, _MAX_MINUTES), "text": _SAID})
_QUESTION = _of(
    records.Question,
    {"purpose": choice(*records.PURPOSES), "text": _SAID, "answer": _SAID},
)
_LESSON: Mapping[str, Check[Any]] = {
    "name": _name,
    "title": _text(_MAX_TITLE),
    "summary": _SAID,
    "steps": list_of(_STEP, least=1, most=MAX_STEPS),
    "plan": list_of(_PHASE, most=_MAX_PHASES),
    "questions": list_of(_QUESTION, most=_MAX_QUESTIONS),
}
