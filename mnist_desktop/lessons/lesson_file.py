"""Reads `.lesson` files, which may be anybody's: JSON of closed lists, bounded sizes, plain text.

    {"format": 1, "name": "overfitting", "title": {"en": "...", "zh_CN": "..."},
     "summary": {...}, "steps": [{"text": {...}, "point": "trainButton"}, ...],
     "plan": [{"minutes": 5, "text": {...}}], "questions": [{"purpose": "predict", ...}]}

What a step may hold is said by `lesson.Step`; a field that is left out has the default there. One
of the two languages may be left out: the other is shown instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mnist_desktop.assets import asset_path
from mnist_desktop.files import bytes_of_file
from mnist_desktop.json_records import (
    Check,
    RecordError,
    boolean,
    checked,
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
from mnist_desktop.lessons.figures import EXAMPLE, PLACEHOLDER, figure_of
from mnist_desktop.lessons.lesson import CHINESE, MAX_RUNS, SUFFIX, Figure, Lesson, Text
from mnist_desktop.lessons.recorded_figures import check_figures
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
_BRACE = re.compile(r"\{[^{}]*\}|[{}]")
_NAME_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def shipped_lessons() -> list[Path]:
    """The files of the lessons that come with the program, in their order."""
    return sorted(asset_path("lessons").glob(f"*{SUFFIX}"))


def read_lesson(path: Path) -> Lesson:
    """The lesson in a file; nothing in it is believed before it is checked.

    Raises:
        LessonError: "file_..." (check_file), "lesson_large" (limit), or "lesson_bad",
            "lesson_field_bad", "lesson_step_bad" (reason, and where).
    """
    data = bytes_of_file(path, MAX_BYTES, LessonError)
    if len(data) > MAX_BYTES:
        raise LessonError("lesson_large", name=path.name, limit=MAX_BYTES // 1024)
    try:
        return lesson_of(json_object(data))
    except RecordError as error:
        raise _error_of(error, path.name) from error


def _error_of(error: RecordError, name: str) -> LessonError:
    """What is said of a field: its step by number and what is in it by name."""
    match error.where:
        case ():
            return LessonError("lesson_bad", name=name, reason=error.reason)
        case ("steps", int(step)):
            field = "steps"
        case ("steps", int(step), *rest):
            field = _path(rest)
        case where:
            field = _path(where)
            return LessonError("lesson_field_bad", name=name, field=field, reason=error.reason)
    return LessonError("lesson_step_bad", name=name, step=step, field=field, reason=error.reason)


def _path(where: Sequence[str | int]) -> str:
    """Such as "claims 2, left"."""
    return "".join(f" {one}" if isinstance(one, int) else f", {one}" for one in where)[2:]


def lesson_of(content: Mapping[str, Any]) -> Lesson:
    """The lesson of a JSON object; RecordError for anything else."""
    if content.get("format") != FORMAT:
        raise RecordError("lesson_format", format=FORMAT).inside("format")
    fields = {name: value for name, value in content.items() if name != "format"}
    lesson = Lesson(**record({"plan": [], "questions": [], **fields}, _LESSON))
    _check_runs(lesson)
    check_figures(lesson)
    return lesson


def _check_runs(lesson: Lesson) -> None:
    """A run that is remembered needs settings that the lesson set before it."""
    settings = None
    for at, step in enumerate(lesson.steps, 1):
        settings = step.settings or settings
        wait = step.wait
        if wait is not None and wait.what in ("run_ended", "tested") and settings is None:
            raise RecordError("lesson_run").inside("steps", at, "wait")


# Checks of the parts


def _text(most: int) -> Check[Text]:
    def check(value: object) -> Text:
        given = value if isinstance(value, dict) else {}
        languages = [one for one in ("en", CHINESE) if one in given] or ["en"]
        words = record(value, dict.fromkeys(languages, _words(most)))
        either = words[languages[0]]
        return Text(words.get("en", either), words.get(CHINESE, either))

    return check


def _words(most: int) -> Check[str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or not 0 < len(value) <= most or not value.isprintable():
            raise RecordError("record_text", least=1, most=most)
        for found in PLACEHOLDER.findall(value):
            figure_of(".".join(found))
        brace = _BRACE.search(PLACEHOLDER.sub("", value))
        if brace is not None:
            raise RecordError("lesson_brace", text=brace[0], example=f"{{{EXAMPLE}}}")
        return value

    return check


def _name(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _MAX_NAME:
        raise RecordError("lesson_name", most=_MAX_NAME)
    if not _NAME_CHARACTERS.issuperset(value):
        raise RecordError("lesson_name", most=_MAX_NAME)
    return value


def _of(kind: type, fields: Mapping[str, Check[Any]], **defaults: object) -> Check[Any]:
    """A record of ours from an object with these fields; those with a default may be left out."""

    def check(value: object) -> Any:
        if not isinstance(value, dict):
            raise RecordError("record_object")
        return kind(**record(defaults | value, fields))

    return check


def _settings(value: object) -> records.RunSettings:
    settings: records.RunSettings = _RUN(value)
    try:
        settings.config(TRAINING_IMAGES)  # which checks what goes with what
    except ValueError as error:
        raise RecordError("lesson_settings") from error
    return settings


def _wait(value: object) -> records.Wait:
    wait: records.Wait = _WAIT(value)
    names = {"tab": records.TABS, "preprocessing": tuple(Preprocessing)}.get(wait.what, ("",))
    checked(choice(*names), wait.name, "name")
    return wait


def _figure(value: object) -> Figure:
    if not isinstance(value, str):
        raise RecordError("lesson_figure", text=value, example=EXAMPLE)
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
