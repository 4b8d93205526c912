"""Stands between the store and the grid of the kept drawings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QInputDialog

from mnist_desktop.recognition.model_metadata import MAX_NAME
from mnist_desktop.samples.sample import Sample
from mnist_desktop.samples.selection import Selection
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.hand.hand_panel import HandPanel
from mnist_desktop.widgets.hand.sample_list import picture_of
from mnist_desktop.widgets.hand.samples_section import SamplesSection


class SampleGridController(QObject):
    """Lists what is to be shown, reads what is looked at, passes on what is to be changed.

    While the tab is hidden nothing is read.
    """

    def __init__(self, panel: HandPanel, section: SamplesSection, session: Session) -> None:
        super().__init__(section)
        self._panel = panel
        self._section = section
        self._session = session
        self._samples = session.sample_tasks
        self._is_loaded = False
        self._lists = 0  # how often the ids were asked for; only the newest answer counts
        panel.shown.connect(self._on_shown)
        self._samples.changed.connect(self._on_changed)
        section.writer_shown.connect(self._list)
        section.chips.label_chosen.connect(self._list)
        grid, selection = section.grid, section.selection
        grid.samples.samples_requested.connect(self._read)
        grid.relabel_requested.connect(self._samples.relabel)
        grid.delete_requested.connect(self._samples.delete)
        grid.undo_requested.connect(self._samples.undo)
        grid.open_requested.connect(session.drawings.open_sample)
        selection.label_chosen.connect(self._on_label_chosen)
        selection.other_label_requested.connect(self._on_other_label)
        selection.delete_requested.connect(lambda: self._samples.delete(grid.chosen_ids()))
        selection.open_requested.connect(lambda: session.drawings.open_sample(grid.chosen_ids()[0]))
        selection.undo_requested.connect(self._samples.undo)

    @property
    def shown(self) -> Selection:
        """What the grid shows."""
        return Selection(label=self._section.chips.chosen, writer=self._section.shown_writer)

    def _on_shown(self) -> None:
        if self._is_loaded:
            self._on_changed()
        else:
            self._is_loaded = True
            self._samples.load()

    def _on_changed(self) -> None:
        if self._panel.isVisible():
            self._section.show_counts(self._samples.summary.counts)
            self._section.selection.set_undoable(self._samples.undoable or "")
            self._list()

    def _list(self) -> None:
        self._lists += 1
        number, shown, kept = self._lists, self.shown, self._samples.kept

        def on_done(ids: list[int]) -> None:
            if number == self._lists:
                self._section.grid.show_ids(ids)

        run = self._session.tasks.run
        run("list drawings", lambda: kept.store().ids(shown), on_done, is_dispensable=True)

    def _read(self, ids: Sequence[int]) -> None:
        number, kept = self._lists, self._samples.kept

        def on_done(samples: list[tuple[Sample, QImage]]) -> None:
            if number == self._lists:  # else they are asked for again
                self._section.grid.samples.set_samples(samples)

        def work() -> list[tuple[Sample, QImage]]:
            samples = kept.store().samples(Selection(ids=ids))
            return [(sample, picture_of(sample)) for sample in samples]

        self._session.tasks.run("read drawings", work, on_done, is_dispensable=True)

    def _on_label_chosen(self, label: str) -> None:
        self._samples.relabel(self._section.grid.chosen_ids(), label)

    def _on_other_label(self) -> None:
        ids = self._section.grid.chosen_ids()
        label, is_given = QInputDialog.getText(
            self._section.window(),
            self.tr("Another label"),
            self.tr("What do the chosen drawings show? At most {most} characters:").format(
                most=MAX_NAME
            ),
        )
        if is_given and label.strip():
            self._samples.relabel(ids, label.strip())
