"""Which data set the network learns from, and the way to another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from mnist_desktop.widgets.elided_label import ElidedLabel
from mnist_desktop.widgets.named import named

MNIST = "MNIST"


class DataRow(QWidget):
    """A name and two buttons."""

    open_data_requested = Signal()
    mnist_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = MNIST
        self._label = named("dataLabel", ElidedLabel())
        self._back = named("mnistButton", QPushButton())
        self._open = named("openDataButton", QPushButton())
        self._back.clicked.connect(self.mnist_requested)
        self._open.clicked.connect(self.open_data_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._back)
        layout.addWidget(self._open)
        self._back.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self._label.setText(self.tr("Data: {name}").format(name=self._name))
        self._label.setStatusTip(
            self.tr(
                "The images that the network learns from. MNIST has 70,000 handwritten digits; try"
                " Fashion-MNIST and watch how much harder clothes are."
            )
        )
        self._back.setText(self.tr("Back to MNIST"))
        self._back.setStatusTip(
            self.tr("Learns from the digits again that come with this program.")
        )
        self._open.setText(self.tr("Open data set…"))
        self._open.setStatusTip(
            self.tr(
                "Learns from images of your own: four IDX files or one .npz in MNIST's form, with"
                " up to ten classes. Harder images need more epochs and end lower."
            )
        )

    def show_data(self, name: str, *, is_mnist: bool) -> None:
        """Shows another data set's name."""
        self._name = name
        self._back.setVisible(not is_mnist)
        self.retranslate()
