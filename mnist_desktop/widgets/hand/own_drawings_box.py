"""The tick box *Own drawings too*: kept drawings of digits are learned beside MNIST."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated


class OwnDrawingsBox(Translated, QWidget):
    """A tick box and a sentence on what there is to learn, or on why it cannot be ticked now.

    Args:
        name: object name; there are two, in *Advanced* and in *My hand*.
    """

    wanted = Signal(bool)
    shown = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._drawings = self._writers = 0
        self._is_mnist = True
        self._box = named("ownDrawingsBox", QCheckBox())
        plain = Qt.TextFormat.PlainText
        self._sentence = named("ownDrawingsSentence", QLabel(wordWrap=True, textFormat=plain))
        self._box.toggled.connect(self.wanted)
        column_of(self._box, self._sentence, owner=self, spacing=4)
        self._set_texts()

    def _set_texts(self) -> None:
        self._box.setText(self.tr("Train on my own drawings too"))
        self._box.setStatusTip(
            self.tr(
                "Any preset then learns MNIST and the digits kept in My hand. These and copies of"
                " them are one image in twenty, or more if so many are kept. Validation and test"
                " stay MNIST's."
            )
        )
        self._sentence.setText(self._in_words())

    def show_wanted(self, is_wanted: bool) -> None:
        """Ticks the box or not, silently."""
        with QSignalBlocker(self._box):
            self._box.setChecked(is_wanted)

    def show_drawings(self, drawings: int, writers: int, *, is_mnist: bool) -> None:
        """Shows what there is to learn from.

        Args:
            drawings: of digits that are kept.
            writers: of these.
            is_mnist: whether the next run learns MNIST, to which alone they can be added.
        """
        self._drawings, self._writers, self._is_mnist = drawings, writers, is_mnist
        self._box.setEnabled(bool(drawings) and is_mnist)
        self._set_texts()

    def showEvent(self, event: QShowEvent) -> None:
        """Says that it is visible: only then somebody has to count the drawings."""
        super().showEvent(event)
        self.shown.emit()

    def _in_words(self) -> str:
        if not self._drawings:
            return self.tr("No digit is kept yet: write some in the tab My hand.")
        if not self._is_mnist:
            return self.tr("Only with MNIST: the classes of another data set may be other ones.")
        if self._writers > 1:
            text = self.tr("{drawings} digits by {writers} writers are kept.")
        elif self._drawings > 1:
            text = self.tr("{drawings} digits are kept.")
        else:
            text = self.tr("One digit is kept.")
        return text.format(drawings=f"{self._drawings:,}", writers=self._writers)
