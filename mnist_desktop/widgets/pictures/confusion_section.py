"""The section *What is read as what*: a summary to unfold, the matrix, the commonest mistakes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QSlider, QToolButton, QWidget

from mnist_desktop.insight.confusion import Confusion
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.fold_button import FoldButton
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.confusion_matrix import Cell, ConfusionMatrix
from mnist_desktop.widgets.pictures.confusion_texts import ConfusionTexts

SHOWN_MISTAKES = 5


class ConfusionSection(Translated, QWidget):
    """Of the network that answers, or of an epoch that is over.

    Attributes:
        matrix: the table of counts.
    """

    cell_chosen = Signal(object)  # Cell whose images are asked for
    disputed_requested = Signal()  # images whose labels most people doubt
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = ConfusionTexts(self)
        self._name = ""
        self._now: Confusion | None = None  # of the network that answers
        self._part, self._total, self._note = "validation", 0, ""
        self._epochs: Sequence[tuple[int, Confusion]] = ()
        self._body = QWidget()
        self._fold = FoldButton("confusionButton", self._body)
        self._fold.setMinimumWidth(1)  # a long text is elided in a narrow column
        self._axes = named(
            "confusionAxes", QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        )
        self._axes.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.matrix = ConfusionMatrix()
        self.matrix.cell_chosen.connect(self._on_chosen)
        self._when = named("confusionEpochLabel", QLabel())
        self._epoch = named("confusionEpoch", QSlider(Qt.Orientation.Horizontal))
        self._epoch.setMaximum(0)
        self._epoch.valueChanged.connect(self._show)
        self._history = QWidget()
        row_of(self._epoch, self._when, owner=self._history, growing=self._epoch)
        self._disputed_count = 0
        self._disputed = named("disputedButton", QToolButton())
        self._disputed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._disputed.clicked.connect(self.disputed_requested)
        self._mistakes = [named(f"mistake{n}", QToolButton()) for n in range(SHOWN_MISTAKES)]
        commonest = QWidget()
        flow = FlowLayout(commonest, spacing=4)
        for button in self._mistakes:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(self._on_mistake)
            flow.addWidget(button)
        flow.addWidget(self._disputed)
        parts = self._axes, self.matrix, self._history, commonest
        column_of(*parts, owner=self._body, spacing=4)
        column_of(self._fold, self._body, owner=self, spacing=4)
        self._set_texts()

    def _set_texts(self) -> None:
        self._fold.setStatusTip(
            self.tr(
                "The confusion matrix: how many images of each label got which answer. A click on"
                " a number shows its images."
            )
        )
        self._epoch.setAccessibleName(self.tr("Epoch whose counts are shown"))
        self._epoch.setStatusTip(
            self.tr(
                "The counts after each epoch, of the validation images. Only the counts are kept:"
                " images can be shown of the network that answers now, at the right end."
            )
        )
        self._disputed.setStatusTip(
            self.tr(
                "Shows the images whose label fewer than three of five people agreed with; point at"
                " one to read what they saw."
            )
        )
        self._show()

    # What is shown

    def show_now(
        self,
        confusion: Confusion | None,
        part: str,
        total: int,
        name: str = "",
        note: str = "",
    ) -> None:
        """Shows the counts of the network that answers.

        Args:
            confusion: of the images that are read; None where nothing is known.
            part: "train", "validation" or "test".
            total: how many images there are to be read.
            name: of the network.
            note: a sentence on them.
        """
        self._name = name
        self._now, self._part, self._total, self._note = confusion, part, total, note
        self._show()

    def show_epochs(self, epochs: Sequence[tuple[int, Confusion]]) -> None:
        """Shows the counts after epochs, by their numbers, as soon as somebody looks back."""
        was_now = self.is_now
        self._epochs = epochs
        with QSignalBlocker(self._epoch):
            self._epoch.setMaximum(len(epochs))
            if was_now:
                self._epoch.setValue(len(epochs))
        self._show()

    def show_disputed(self, count: int) -> None:
        """Offers so many images whose labels people doubt; none for 0."""
        self._disputed_count = count
        self._show()

    def show_chosen(self, cell: Cell) -> None:
        """Frames the cells whose images are looked at."""
        self.matrix.show_chosen(cell)

    def set_unfolded(self, is_unfolded: bool) -> None:
        """Shows the matrix, or its summary alone."""
        self._fold.setChecked(is_unfolded)

    @property
    def is_now(self) -> bool:
        """Whether the counts are those of the network that answers."""
        return self._epoch.value() == self._epoch.maximum()

    def _shown(self) -> tuple[Confusion | None, str, int]:
        place = self._epoch.value()
        if self._epochs and place < len(self._epochs):
            confusion = self._epochs[place][1]
            return confusion, "validation", confusion.total
        return self._now, self._part, self._total

    def _show(self) -> None:
        confusion, part, total = self._shown()
        self._fold.setText(self._texts.summary(confusion, part, total))
        is_now = confusion is self._now
        axes = self._texts.axes(confusion, self._name if is_now else "")
        self._axes.setText(f"{axes} {self._note if is_now else ''}".strip())
        self._history.setVisible(self._epoch.maximum() > 0)
        self._when.setText(self._when_text())
        self.matrix.show_confusion(confusion)
        text = self.tr("Labels that people doubt: {count}").format(count=self._disputed_count)
        self._disputed.setText(text)
        self._disputed.setVisible(self._disputed_count > 0)
        mistakes = () if confusion is None else confusion.mistakes[:SHOWN_MISTAKES]
        for place, button in enumerate(self._mistakes):
            button.setVisible(place < len(mistakes))
            if confusion is not None and place < len(mistakes):
                mistake = mistakes[place]
                text = self._texts.mistake(confusion, mistake)
                button.setText(text.replace("&", "&&"))  # names may have one
                button.setStatusTip(self._texts.cell(confusion, mistake.label, mistake.answer))
            button.setEnabled(self.is_now)

    def _when_text(self) -> str:
        place = self._epoch.value()
        if place < len(self._epochs):
            return self.tr("after epoch {epoch}").format(epoch=self._epochs[place][0])
        return self.tr("now")

    # What the person does

    def _on_chosen(self, cell: Cell) -> None:
        if self.is_now:
            self.cell_chosen.emit(cell)

    def _on_mistake(self) -> None:
        confusion, _, _ = self._shown()
        place = next(n for n, one in enumerate(self._mistakes) if one is self.sender())
        if confusion is not None and place < len(confusion.mistakes):
            mistake = confusion.mistakes[place]
            self.cell_chosen.emit((mistake.label, mistake.answer))

    def showEvent(self, event: QShowEvent) -> None:
        """Says that it is seen: only then somebody has to read images."""
        super().showEvent(event)
        self.shown.emit()
