"""Stands between the answers and the timeline: finds it while it is seen, and saves it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from mnist_desktop.insight.timeline import Timeline, timeline_of_ink
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.session.animation_file import write_animation
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.insight.timeline_animation import (
    animation_milliseconds,
    animation_pictures,
)
from mnist_desktop.widgets.insight.timeline_section import Obstacle, TimelineSection
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.theme import palette

_ROUNDING = 1e-4  # between images of the same strokes, one made alone and one among others


class TimelineController(QObject):
    """Follows the answer whose reasons are asked for."""

    succeeded = Signal(str)  # what was done, as a sentence
    failed = Signal(object)  # Exception

    def __init__(self, section: TimelineSection, session: Session, dialogs: FileDialogs) -> None:
        super().__init__(section)
        self._section = section
        self._session = session
        self._dialogs = dialogs
        self._answer: Answer | None = None  # the newest
        self._looked_at: Answer | None = None  # whose timeline is being found, or shown
        section.shown.connect(self._find)
        section.save_requested.connect(self._save)

    def show(self, answer: Answer) -> None:
        """Follows an answer, as soon as the section can be seen."""
        self._answer = answer
        self._find()

    def clear(self) -> None:
        """Forgets the answer: the drawing has changed."""
        self._answer = self._looked_at = None
        self._section.clear()

    def _find(self) -> None:
        answer, classifier = self._answer, self._session.answering.leading
        if answer is self._looked_at or not self._section.isVisible():
            return
        if answer is None or answer.prediction is None or classifier is None:
            return
        self._looked_at = answer
        ink = _ink_of(answer)
        if ink is None:
            self._section.show_obstacle(Obstacle.PICTURE)
            return

        def should_stop() -> bool:
            return self._looked_at is not answer

        find = partial(timeline_of_ink, classifier, ink, should_stop)
        found = partial(self._on_found, answer)
        self._session.tasks.run("find the timeline", find, found, is_dispensable=True)

    def _on_found(self, answer: Answer, timeline: Timeline | None) -> None:
        if answer is not self._looked_at or answer.prediction is None:
            return  # another one is wanted by now
        if timeline is None:
            self._section.show_obstacle(Obstacle.STROKES)
        elif not np.allclose(timeline.images[-1], answer.prediction.image, atol=_ROUNDING):
            self._section.show_obstacle(Obstacle.PREPROCESSING)
        else:
            self._section.show_timeline(timeline)

    # The animation

    def _save(self) -> None:
        timeline = self._section.timeline
        path = self._dialogs.timeline_to_save()
        if timeline is None or path is None:
            return
        words = [self._section.words(timeline, at) for at in range(len(timeline))]
        colors, font = palette(is_dark=False), self._section.font()
        pictures = partial(animation_pictures, timeline, words, colors, font)
        milliseconds = animation_milliseconds(timeline)
        self._section.set_saving(True)
        self._session.tasks.run(
            "save a timeline",
            lambda: write_animation(path, pictures(), milliseconds),
            self._on_saved,
            self._on_not_saved,
        )

    def _on_saved(self, path: Path) -> None:
        self._section.set_saving(False)
        self.succeeded.emit(self.tr("Saved as {path}.").format(path=path))

    def _on_not_saved(self, error: Exception) -> None:
        self._section.set_saving(False)
        self.failed.emit(error)


def _ink_of(answer: Answer) -> Ink | None:
    """The strokes that were answered; None for a picture."""
    if isinstance(answer.subject, Ink):
        return answer.subject
    is_drawn = isinstance(answer.subject, Drawing) and answer.subject.picture is None
    return answer.subject.ink if isinstance(answer.subject, Drawing) and is_drawn else None
