"""Stands between the two tick boxes *Train on my own drawings too* and the session."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.data.class_names import DIGITS
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.hand.own_drawings_box import OwnDrawingsBox
from mnist_desktop.widgets.training.settings import TrainingSettings


class OwnDrawingsController(QObject):
    """One setting, shown in *Advanced* and in *My hand*.

    Args:
        box: the one in *My hand*.
        settings: of the next run, with the other one.
        session: that runs it.
    """

    def __init__(self, box: OwnDrawingsBox, settings: TrainingSettings, session: Session) -> None:
        super().__init__(box)
        self._boxes = box, settings.own_drawings
        self._settings = settings
        self._samples = session.sample_tasks
        self._own = session.own_drawings
        self._has_counted = False
        for one in self._boxes:
            one.wanted.connect(self._own.set_wanted)
            one.shown.connect(self._count)
        self._own.wanted_changed.connect(self._show)
        self._samples.changed.connect(self._on_changed)
        settings.config_changed.connect(self._show)
        self._show()

    def _count(self) -> None:
        if not self._has_counted:
            self._has_counted = True
            self._samples.load()

    def _on_changed(self) -> None:
        self._has_counted = True
        if not self._digits_by_writer():
            self._own.set_wanted(False)
        self._show()

    def _digits_by_writer(self) -> list[int]:
        counts = self._samples.summary.counts.values()
        digits = (sum(labels.get(digit, 0) for digit in DIGITS) for labels in counts)
        return [count for count in digits if count]

    def _show(self) -> None:
        by_writer = self._digits_by_writer()
        is_mnist = self._settings.config().data is None
        for box in self._boxes:
            box.show_wanted(self._own.is_wanted)
            box.show_drawings(sum(by_writer), len(by_writer), is_mnist=is_mnist)
