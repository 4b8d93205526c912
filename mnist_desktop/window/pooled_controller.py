"""Stands between the section *Several writers* and the session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mnist_desktop.recognition.model_summary import model_name
from mnist_desktop.session.pooled_tasks import MIN_WRITERS
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.hand.pooled_section import PooledSection
from mnist_desktop.window.settings import WindowSettings

if TYPE_CHECKING:
    from mnist_desktop.samples.pooled_reading import PooledResult, WriterCount


class PooledController(QObject):
    """Counts while the section is visible, with the model in use, and remembers the writers' order.

    The order is remembered by numbers, so that no pseudonym stays in the settings.
    """

    def __init__(self, section: PooledSection, session: Session, settings: WindowSettings) -> None:
        super().__init__(section)
        self._section = section
        self._session = session
        self._settings = settings
        self._tasks = session.pooled_tasks
        self._samples = session.sample_tasks
        self._counts: tuple[WriterCount, ...] = ()
        self._numbers: Mapping[str, int] = {}
        self._order: list[int] = []
        self._is_known = False  # whether the counts are those of now
        section.shown.connect(self._count)
        section.moved.connect(self._on_moved)
        section.question_asked.connect(self._ask)
        section.stop_requested.connect(self._tasks.stop)
        self._samples.changed.connect(self._on_changed)
        self._samples.classroom_changed.connect(self._on_classroom_changed)
        session.model_changed.connect(self._on_changed)
        self._tasks.counted.connect(self._on_counted)
        self._tasks.progressed.connect(section.show_asking)
        self._tasks.answered.connect(self._on_answered)
        self._order = settings.writer_order
        self._show_whether()

    def retranslate(self) -> None:
        """Updates the texts that are made here after a language change."""
        self._update_obstacle()
        self._section.show_counts(self._counts, self._model_name())

    def _model_name(self) -> str:
        path = self._session.model_path
        return self.tr("the built-in network") if path is None else model_name(path)

    def _show_whether(self) -> None:
        writers = sum(bool(labels) for labels in self._samples.summary.counts.values())
        self._section.setVisible(writers >= MIN_WRITERS)

    def _on_changed(self) -> None:
        self._is_known = False
        self._section.show_result(None)
        self._tasks.stop()
        self._update_obstacle()
        self._show_whether()
        if self._section.isVisible():
            self._count()

    def _update_obstacle(self) -> None:
        classifier, obstacle = self._session.classifier, ""
        if classifier is not None and classifier.classes:
            obstacle = self.tr("This can be asked of a network that reads digits.")
        elif classifier is not None and classifier.metadata.has_learned_drawings:
            obstacle = self.tr(
                "This network may have learned some of these drawings, so it can have seen you: ask"
                " one that has not, such as the built-in one."
            )
        self._section.set_obstacle(obstacle)

    def _count(self) -> None:
        classifier = self._session.classifier
        if classifier is not None and not self._is_known:
            self._is_known = True
            self._tasks.count(classifier)

    def _on_counted(self, counts: Sequence[WriterCount], numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        places = {number: place for place, number in enumerate(self._order)}
        ordered = sorted(
            counts, key=lambda one: places.get(numbers.get(one.writer, -1), len(places))
        )
        self._counts = tuple(ordered)
        self._section.show_counts(self._counts, self._model_name())

    def _on_moved(self, writers: Sequence[str]) -> None:
        place = {writer: index for index, writer in enumerate(writers)}
        self._counts = tuple(sorted(self._counts, key=lambda one: place[one.writer]))
        self._order = [self._numbers[one] for one in writers if one in self._numbers]
        if not self._samples.is_classroom:
            self._settings.writer_order = self._order

    def _on_classroom_changed(self, is_classroom: bool) -> None:
        self._order = [] if is_classroom else self._settings.writer_order

    def _ask(self) -> None:
        classifier = self._session.classifier
        if classifier is not None:
            self._tasks.ask(classifier.model)

    def _on_answered(self, result: PooledResult | None) -> None:
        self._section.show_idle()
        self._section.show_result(result)
