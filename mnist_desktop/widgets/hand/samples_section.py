"""My drawings: what is kept, by label and by writer, to look through, correct and hand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.hand.classroom_row import ClassroomRow
from mnist_desktop.widgets.hand.label_chips import DIGITS, LabelChips
from mnist_desktop.widgets.hand.sample_grid import SampleGrid
from mnist_desktop.widgets.hand.selection_row import SelectionRow
from mnist_desktop.widgets.hand.writer_row import WriterRow, shown_writer


class SamplesSection(Translated, QWidget):
    """A grid with what chooses its content above, and what changes it below.

    Attributes:
        writers: who writes now.
        chips: which label is shown.
        grid: the drawings.
        selection: what can be done with the chosen ones.
        classroom: the switch of the classroom mode.
    """

    writer_shown = Signal(object)  # whose drawings are to be shown: str, or None for everybody's
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("samplesSection")
        self._counts: Mapping[str, Mapping[str, int]] | None = None
        self._owners: Sequence[str] = ()  # writers with drawings
        self._title = SectionTitle()
        self._import = push_button("importDrawings", self.import_requested)
        self._export = push_button("exportDrawings", self.export_requested)
        self.writers = WriterRow()
        self.chips = LabelChips()
        self._owner = named("shownWriter", QComboBox())
        self._owner.activated.connect(self._on_owner)
        self.grid = SampleGrid()
        self.selection = SelectionRow()
        self._empty = named("noDrawings", QLabel(wordWrap=True))
        self.classroom = ClassroomRow()
        head = row_of(self._title, self._import, self._export, growing=self._title)
        self._shown = QWidget()
        self._owner_label = QLabel()
        self._owner_label.setBuddy(self._owner)
        owner = row_of(self._owner_label, self._owner, None)
        parts = (owner, self.chips, self.grid, self.selection)
        column_of(*parts, owner=self._shown)
        column_of(head, self.writers, self._empty, self._shown, self.classroom, owner=self)
        self.grid.chosen.connect(self._on_chosen)
        self.grid.menu_requested.connect(self.selection.pop_up)
        self._set_texts()

    def _set_texts(self) -> None:
        self._title.setText(self.tr("My drawings"))
        self._import.setText(self.tr("Import…"))
        self._import.setStatusTip(
            self.tr(
                "Adds the drawings in .digits files, such as those of a class; what is here already"
                " is left out."
            )
        )
        self._export.setText(self.tr("Export…"))
        self._export.setStatusTip(
            self.tr("Writes drawings with their labels and pseudonyms to one .digits file.")
        )
        self._empty.setText(
            self.tr(
                "Nothing is kept yet. Write thirty digits above, correct a wrong answer with"
                " “Wrong? It is a”, or import a .digits file."
            )
        )
        self._owner_label.setText(self.tr("Shown:"))
        self._owner.setAccessibleName(self.tr("Whose drawings are shown"))
        self._owner.setStatusTip(self.tr("Shows the drawings of one writer only."))
        self._name_owners()
        self._show()

    @property
    def shown_writer(self) -> str | None:
        """Whose drawings are to be shown; None for everybody's."""
        index = self._owner.currentIndex()
        return self._owners[index - 1] if index > 0 else None

    def show_counts(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Shows how many drawings there are, by writer and then by label.

        A writer who has none any more gives way to everybody, and `writer_shown` says so.
        """
        self._counts = counts
        self.grid.set_total(sum(sum(labels.values()) for labels in counts.values()))
        before, owners = self.shown_writer, [*counts]
        if owners != self._owners:
            self._owners = owners
            self._name_owners()
            self._owner.setCurrentIndex(owners.index(before) + 1 if before in owners else 0)
        self._show_labels()
        self._show()
        if before is not None and before not in owners:
            self.writer_shown.emit(None)

    def _show_labels(self) -> None:
        writer = self.shown_writer
        labels: dict[str, int] = {}
        for owner, of_owner in (self._counts or {}).items():
            if writer in (None, owner):
                for label, count in of_owner.items():
                    labels[label] = labels.get(label, 0) + count
        self.selection.set_labels(sorted(set(labels) - {*DIGITS})[:30])
        self.chips.set_counts(labels)

    def _name_owners(self) -> None:
        index = self._owner.currentIndex()
        self._owner.clear()
        self._owner.addItem(self.tr("all writers"))
        self._owner.addItems([shown_writer(owner) for owner in self._owners])
        self._owner.setCurrentIndex(max(index, 0) if index <= len(self._owners) else 0)

    def _show(self) -> None:
        has_any = bool(self._counts)
        self._shown.setVisible(has_any)
        self._empty.setVisible(self._counts is not None and not has_any)
        for part in (self._owner_label, self._owner):
            part.setVisible(len(self._owners) > 1)
        self._export.setEnabled(has_any)

    def _on_owner(self) -> None:
        self._show_labels()
        self.writer_shown.emit(self.shown_writer)

    def _on_chosen(self) -> None:
        self.selection.set_chosen(len(self.grid.chosen_ids()))
