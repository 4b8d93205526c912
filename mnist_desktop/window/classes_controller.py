"""Stands between the section *My classes* and the session."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.class_names import DIGITS
from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.problem import SampleError
from mnist_desktop.samples.class_parts import ClassSet
from mnist_desktop.samples.class_series import ClassSeries
from mnist_desktop.samples.sample import checked_label
from mnist_desktop.session.own_classes import FILE
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.hand.classes_section import ClassesSection, ClassRow
from mnist_desktop.widgets.training.settings import TrainingSettings
from mnist_desktop.window.writing_controller import WritingController

_PRESET = "quick"
MAX_ROWS = 40
"""Labels that are listed: an imported file may name tens of thousands."""


class ClassesController(QObject):
    """Labels that are no digits are classes; a digit is one if the person has typed it.

    Which are ticked is not remembered: all are at first.
    """

    failed = Signal(object)  # Exception

    def __init__(
        self,
        section: ClassesSection,
        writing: WritingController,
        settings: TrainingSettings,
        session: Session,
    ) -> None:
        super().__init__(section)
        self._section = section
        self._settings = settings
        self._samples = session.sample_tasks
        self._classes = session.own_classes
        self._added: list[str] = []
        self._left_out: set[str] = set()
        section.name_added.connect(self._on_name)
        section.chosen.connect(self._on_chosen)
        section.drawing_requested.connect(lambda name: writing.start(ClassSeries.of(name)))
        section.set_requested.connect(self._make)
        self._samples.changed.connect(self._show)
        self._samples.classroom_changed.connect(self._forget)
        self._classes.made.connect(self._on_made)
        session.preparation.data_opened.connect(self._on_data)
        self._is_made = False
        self._show()

    def _counts(self) -> dict[str, int]:
        """Drawings by label: those that were typed come first."""
        counts: dict[str, int] = dict.fromkeys(self._added, 0)
        for labels in self._samples.summary.counts.values():
            for label, count in labels.items():
                if label not in DIGITS or label in counts:
                    counts[label] = counts.get(label, 0) + count
        return counts

    def _rows(self) -> list[ClassRow]:
        """Those that were typed last, then the labels with the most drawings."""
        counts, typed = self._counts(), {*self._added[-MAX_ROWS:]}
        ordered = sorted(counts, key=lambda name: (name not in typed, -counts[name]))
        listed = {*ordered[:MAX_ROWS]}
        return [
            ClassRow(name, count, name not in self._left_out)
            for name, count in counts.items()
            if name in listed
        ]

    def _show(self) -> None:
        rows = self._rows()
        self._section.show_rows(rows, unlisted=len(self._counts()) - len(rows))

    def _on_name(self, name: str) -> None:
        try:
            checked_label(name)
        except SampleError as error:
            self.failed.emit(error)
            return
        self._left_out.discard(name)
        if name not in self._added:
            self._added.append(name)
        self._show()

    def _on_chosen(self, name: str, is_chosen: bool) -> None:
        (self._left_out.discard if is_chosen else self._left_out.add)(name)
        self._show()

    def _make(self) -> None:
        self._classes.make([row.name for row in self._rows() if row.is_chosen])

    def _on_made(self, made: ClassSet) -> None:
        self._is_made = True
        self._section.show_made(made)

    def _on_data(self, info: DataSetInfo) -> None:
        """Other settings may be for many images; these drawings are few."""
        if self._is_made and info.path is not None and info.path.name == FILE:
            self._settings.set_preset(_PRESET)
        self._is_made = False

    def _forget(self) -> None:
        self._added.clear()
        self._left_out.clear()
