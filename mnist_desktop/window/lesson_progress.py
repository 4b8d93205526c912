"""What was done in lessons and what came of it, kept in the settings."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from mnist_desktop.json_records import (
    choice,
    list_of,
    mapping_of,
    number,
    parse_json,
    record,
    text,
    whole,
)
from mnist_desktop.lessons.figures import NAMES
from mnist_desktop.lessons.lesson import MAX_RUNS, Lesson
from mnist_desktop.window.settings import WindowSettings

MAX_LESSONS = 20
"""Of which the progress is kept; the one opened longest ago goes first."""
MAX_CHARACTERS = 2**17
_DIGEST = 16  # hexadecimal digits; a lesson that was changed begins anew
_MAX_FIGURE = 1e9


class Remark(StrEnum):
    """What must be known of a run before its figures are believed."""

    STOPPED = "stopped"
    DIVERGED = "diverged"
    OTHER_SETTINGS = "other settings"


@dataclass
class LessonProgress:
    """What was done in a lesson, and what came of it.

    Attributes:
        done: steps whose wait is over, from 0.
        chosen: which answer was picked, by step.
        figures: of runs and answers, by number.
        remarks: on runs, by number.
        is_of_earlier_start: whether some runs were before the program was last closed, so that the
            charts do not show them.
    """

    done: set[int] = field(default_factory=set)
    chosen: dict[int, int] = field(default_factory=dict)
    figures: dict[int, dict[str, float]] = field(default_factory=dict)
    remarks: dict[int, Remark] = field(default_factory=dict)
    is_of_earlier_start: bool = False


class KeptProgress:
    """The progress of the lessons that were opened last, for this start and later ones."""

    def __init__(self, settings: WindowSettings) -> None:
        self._settings = settings
        self._all = _read(settings.lesson_progress)

    def of(self, lesson: Lesson) -> LessonProgress:
        """What is known of just this lesson; it now counts as the one opened last."""
        key = _digest(lesson)
        progress = self._all.pop(key, None) or LessonProgress()
        self._all[key] = _fitting(progress, lesson)
        return self._all[key]

    def save(self) -> None:
        """Hands everything to the settings; due after each change."""
        kept = dict(list(self._all.items())[-MAX_LESSONS:])
        while len(written := _written(kept)) > MAX_CHARACTERS:
            del kept[next(iter(kept))]
        self._all = kept
        self._settings.lesson_progress = written


def _digest(lesson: Lesson) -> str:
    return sha256(repr(lesson).encode()).hexdigest()[:_DIGEST]


def _fitting(progress: LessonProgress, lesson: Lesson) -> LessonProgress:
    """Without steps and answers that the lesson does not have."""
    steps = lesson.steps
    return LessonProgress(
        {step for step in progress.done if step < len(steps)},
        {
            step: one
            for step, one in progress.chosen.items()
            if step < len(steps) and one < len(steps[step].choices)
        },
        progress.figures,
        progress.remarks,
        progress.is_of_earlier_start,
    )


def _written(kept: dict[str, LessonProgress]) -> str:
    """As JSON, in which names are texts; without the loss of a run that became infinite."""
    return json.dumps(
        {
            key: {
                "done": sorted(one.done),
                "chosen": one.chosen,
                "figures": {
                    run: {name: value for name, value in found.items() if abs(value) <= _MAX_FIGURE}
                    for run, found in one.figures.items()
                },
                "remarks": one.remarks,
            }
            for key, one in kept.items()
        }
    )


_MAX_STEPS = 1000
_STEP, _NUMBER = whole(0, _MAX_STEPS), choice(*(str(one) for one in range(1, MAX_RUNS + 1)))


def _step_name(value: object) -> str:
    """A step as the name of an entry."""
    return str(_STEP(int(text(4)(value))))


_FIELDS = {
    "done": list_of(_STEP, most=_MAX_STEPS),
    "chosen": mapping_of(_STEP, most=_MAX_STEPS, name=_step_name),
    "figures": mapping_of(
        mapping_of(number(-_MAX_FIGURE, _MAX_FIGURE), most=len(NAMES), name=choice(*NAMES)),
        most=MAX_RUNS,
        name=_NUMBER,
    ),
    "remarks": mapping_of(choice(*Remark), most=MAX_RUNS, name=_NUMBER),
}
_LESSONS = mapping_of(lambda value: record(value, _FIELDS), most=MAX_LESSONS, name=text(_DIGEST))


def _read(written: str) -> dict[str, LessonProgress]:
    """Broken settings count as not set."""
    try:
        lessons = _LESSONS(parse_json(written))
    except ValueError:
        return {}
    return {key: _progress(one) for key, one in lessons.items()}


def _progress(content: dict[str, Any]) -> LessonProgress:
    chosen, figures, remarks = (content[name] for name in ("chosen", "figures", "remarks"))
    return LessonProgress(
        set(content["done"]),
        {int(step): one for step, one in chosen.items()},
        {int(one): values for one, values in figures.items()},
        {int(one): Remark(remark) for one, remark in remarks.items()},
        # Of a lesson that was gone through to its end the figures stay, and it begins anew
        is_of_earlier_start=bool(figures and content["done"]),
    )
