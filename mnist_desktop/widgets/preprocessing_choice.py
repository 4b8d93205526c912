"""The teacher's choice: what the network is shown instead of MNIST's own recipe."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QToolButton, QVBoxLayout, QWidget

from mnist_desktop.recognition.drawing import Preprocessing

_ORDER = (Preprocessing.MNIST, Preprocessing.RESIZE, Preprocessing.NONE)


class PreprocessingChoice(QWidget):
    """Folded until asked for; another choice than MNIST's own stays in sight, with a way back."""

    changed = Signal(object, bool)  # Preprocessing, whether inverted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold = QToolButton()
        self._fold.setObjectName("preprocessingFold")
        self._fold.setCheckable(True)
        self._fold.setAutoRaise(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._combo = QComboBox()
        self._combo.setObjectName("preprocessingCombo")
        self._combo.addItems([""] * len(_ORDER))
        self._inverted = QCheckBox()
        self._inverted.setObjectName("invertCheck")
        self._note = QPushButton()
        self._note.setObjectName("preprocessingNote")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._fold, self._combo, self._inverted, self._note):
            layout.addWidget(widget)
        self._fold.toggled.connect(self._show_state)
        self._combo.currentIndexChanged.connect(self._choose)
        self._inverted.toggled.connect(self._choose)
        self._note.clicked.connect(self.reset)
        self.retranslate()
        self._show_state()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        names = (self.tr("MNIST's own"), self.tr("Plain resize"), self.tr("None"))
        for index, name in enumerate(names):
            self._combo.setItemText(index, name)
        self._fold.setText(self.tr("Preprocessing"))
        self._inverted.setText(self.tr("Invert"))
        self._note.setText(self.tr("⚠ Not MNIST's own: go back"))
        self._combo.setAccessibleName(self.tr("Preprocessing"))
        tip = self.tr(
            "How the drawing becomes 28 × 28 pixels. MNIST's own recipe puts every digit in the"
            " middle, 20 pixels high; try the others to see why that matters."
        )
        for widget in (self._fold, self._combo, self._note):
            widget.setStatusTip(tip)
        self._inverted.setStatusTip(
            self.tr("Ink and paper change places: the network learned light ink on dark paper.")
        )

    def choice(self) -> tuple[Preprocessing, bool]:
        """What is chosen, and whether it is inverted."""
        return _ORDER[self._combo.currentIndex()], self._inverted.isChecked()

    def reset(self) -> None:
        """Chooses MNIST's own again."""
        self._combo.setCurrentIndex(0)
        self._inverted.setChecked(False)

    def _choose(self) -> None:
        self._show_state()
        self.changed.emit(*self.choice())

    def _show_state(self) -> None:
        is_open = self._fold.isChecked()
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._combo.setVisible(is_open)
        self._inverted.setVisible(is_open)
        self._note.setVisible(self.choice() != (Preprocessing.MNIST, False))
