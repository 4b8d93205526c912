"""What a data set holds, and what looks wrong with it, before it is used."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QWidget,
)

from mnist_desktop.data.data_preview import DataPreview, Verdict
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.labels import ElidedLabel, SectionTitle, bold, named, plain_tool_tip
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.training.example_pairs import ExamplePairs

_SIZE = QSize(860, 620)  # logical px


class DataPreviewDialog(QDialog):
    """Shows examples raw and prepared, counts and findings; asks whether to use the data set.

    Args:
        preview: what was read.
        findings: its findings as (sentence, verdict).
        remarks: sentences on how it was read.
        parent: the window.
    """

    confirmed = Signal(object)  # Orientation in which it should be used

    def __init__(
        self,
        preview: DataPreview,
        findings: Sequence[tuple[str, Verdict]],
        remarks: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dataPreviewDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        info = preview.info
        self.setWindowTitle(self.tr("Look before you use it: {name}").format(name=info.name))
        self._change = info.change
        self._pairs = ExamplePairs(preview.examples, info.classes)
        self._turn = named("previewTurnBox", QCheckBox(self._turn_text()))
        self._turn.toggled.connect(self._on_turned)
        self._turn.setVisible(bool(info.change))
        self._turn.setChecked(info.question is not None)  # by what the built-in model reads
        self._lay_out(preview, findings, remarks)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.9))

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small window; what does not fit scrolls."""
        return QSize(480, 280)

    @property
    def orientation(self) -> Orientation:
        """In which the images are shown, and would be used."""
        return self._change if self._turn.isChecked() else AS_IS

    def _turn_text(self) -> str:
        turned, inverted = self._change.turn != "none", self._change.inverted
        if turned and inverted:
            return self.tr("Turn the images and swap light and dark")
        if inverted:
            return self.tr("Swap light and dark")
        return self.tr("Turn the images")

    def _on_turned(self) -> None:
        self._pairs.set_orientation(self.orientation)

    def _lay_out(
        self, preview: DataPreview, findings: Sequence[tuple[str, Verdict]], remarks: str
    ) -> None:
        about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        about.setText(
            self.tr("Left, an image as the files have it; right, what a network would see of it.")
        )
        pairs = column_of(about, self._pairs, self._turn, None)
        counts = column_of(self._counts(preview), None)
        top = row_of(pairs, counts, spacing=24, growing=counts)
        checks = _grid(8, 8)
        checks.setColumnStretch(1, 1)
        for row, (text, verdict) in enumerate(findings):
            checks.addWidget(self._mark(verdict), row, 0, Qt.AlignmentFlag.AlignTop)
            sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            sentence.setText(text)
            checks.addWidget(named(f"finding{row}", sentence), row, 1)
        said = named("previewRemarks", QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        said.setText(remarks)
        content = QWidget()
        title = SectionTitle()
        title.setText(self.tr("What was checked"))
        parts = (top, title, checks, said, None)
        column_of(*parts, owner=content, margins=(0, 0, 8, 0), spacing=12)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        buttons = self._buttons()
        column_of(area, buttons, owner=self, margins=(16, 16, 16, 16), spacing=12, growing=area)

    def _buttons(self) -> QDialogButtonBox:
        buttons = named("previewButtons", QDialogButtonBox())
        use = buttons.addButton(
            self.tr("Use this data set"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        use.setObjectName("useDataButton")
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        cancel.setObjectName("keepDataButton")
        buttons.accepted.connect(self._confirm)
        buttons.rejected.connect(self.reject)
        return buttons

    def _confirm(self) -> None:
        self.confirmed.emit(self.orientation)
        self.accept()

    def _mark(self, verdict: Verdict) -> QLabel:
        """A sign and a word, as a colour alone tells nobody."""
        texts = {
            "fine": self.tr("✓ Fine"),
            "wrong": self.tr("! Look"),
            "unknown": self.tr("? Unknown"),
        }
        mark = QLabel(texts[verdict])
        if verdict == "wrong":
            mark.setFont(bold(mark.font()))
        return mark

    def _counts(self, preview: DataPreview) -> QWidget:
        """A row for each class, a column for each part."""
        table = named("previewCounts", QWidget())
        grid = _grid(12, 4)
        grid.setColumnStretch(4, 1)
        table.setLayout(grid)
        headings = (
            self.tr("class"),
            self.tr("to train on"),
            self.tr("to choose by"),
            self.tr("to test with"),
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, text in enumerate(headings):
            grid.addWidget(QLabel(text), 0, column, right if column else Qt.AlignmentFlag.AlignLeft)
        rows = preview.counts.T.tolist()
        names = [class_name(preview.info.classes, label) for label in range(len(rows))]
        rows.append(preview.counts.sum(axis=1).tolist())
        for row, (name, counts) in enumerate(zip([*names, self.tr("all")], rows, strict=True), 1):
            label = ElidedLabel(textFormat=Qt.TextFormat.PlainText)  # names are from others' files
            label.setText(name)
            label.setToolTip(plain_tool_tip(name))
            label.setMaximumWidth(120)
            grid.addWidget(label, row, 0)
            for column, count in enumerate(counts, 1):
                grid.addWidget(QLabel(f"{count:,}"), row, column, right)
        return table


def _grid(across: int, down: int) -> QGridLayout:
    """A grid with these distances, in logical px, and no margins."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(across)
    grid.setVerticalSpacing(down)
    return grid
