"""The third column, as far as it goes today: the network that answers, layer by layer."""

from __future__ import annotations

from math import prod

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.layers import Layer
from mnist_desktop.widgets.heading import Heading
from mnist_desktop.widgets.named import named

_NARROWEST = 300  # logical px; a convolution then takes two lines


class NetworkPanel(QWidget):
    """Says what answers: its layers, how many numbers it learned, how well it reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Heading()
        self._summary = named("networkSummary", QLabel())
        self._summary.setWordWrap(True)
        self._table = named("layerTable", QTableWidget(0, 3))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setAlternatingRowColors(False)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        rows = self._table.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumWidth(_NARROWEST)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self._summary)
        layout.addWidget(self._table, 1)
        self._classifier: Classifier | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text in the language of the moment."""
        self.heading.setText(self.tr("3  The network"))
        self._table.setHorizontalHeaderLabels(
            [self.tr("Layer"), self.tr("Output"), self.tr("Parameters")]
        )
        self._table.setAccessibleName(self.tr("Layers of the network that answers"))
        self._table.setStatusTip(
            self.tr(
                "The network that answers, from the image at the top to the ten scores at the"
                " bottom. Parameters are the numbers that it learned."
            )
        )
        if self._classifier is not None:
            self.show_network(self._classifier)

    def set_scale(self, scale: float) -> None:
        """Sets the size of the type as a multiple of the usual one (presentation mode)."""
        self.heading.set_scale(scale)
        self.setMinimumWidth(round(_NARROWEST * scale))

    def show_network(self, classifier: Classifier) -> None:
        """Shows the network that answers."""
        self._classifier = classifier
        architecture = classifier.architecture
        self._summary.setText(self._summary_of(classifier))
        self._table.setRowCount(len(architecture.layers))
        for row, layer in enumerate(architecture.layers):
            shapes = [architecture.shapes[name] for name in layer.inputs]
            parameters = sum(prod(shape) for shape in layer.weight_shapes(shapes).values())
            output = " × ".join(str(side) for side in architecture.shapes[layer.name])
            self._set_row(
                row, self._name_of(layer), output, f"{parameters:,}" if parameters else ""
            )

    def _summary_of(self, classifier: Classifier) -> str:
        lines = [
            self.tr("{count} learned numbers in {layers} layers.").format(
                count=f"{classifier.architecture.parameters:,}",
                layers=len(classifier.architecture.layers),
            )
        ]
        metadata = classifier.metadata
        if "mnist_test" in metadata.scores:
            lines.append(
                self.tr("Right on {percent} % of 10,000 MNIST test images.").format(
                    percent=f"{100 * metadata.scores['mnist_test']:.2f}"
                )
            )
        if metadata.date:
            lines.append(self.tr("Trained on {date}.").format(date=metadata.date[:10]))
        return "\n".join(lines).replace(" %", "\u00a0%")  # never alone on a line

    def _name_of(self, layer: Layer) -> str:
        names = {
            "convolution": self.tr("Convolution {size} × {size}"),
            "depthwise": self.tr("Depthwise convolution {size} × {size}"),
            "batch_norm": self.tr("Batch norm"),
            "activation": self.tr("Activation: {function}"),
            "pooling": self.tr("Pooling {pool} × {pool}"),
            "global_pooling": self.tr("Global pooling"),
            "add": self.tr("Add"),
            "multiply": self.tr("Multiply"),
            "flatten": self.tr("Flatten"),
            "dense": self.tr("Dense, {units} units"),
            "dropout": self.tr("Dropout"),
        }
        return names[layer.kind].format(
            size=getattr(layer, "kernel", ""),
            function=getattr(layer, "function", ""),
            pool=getattr(layer, "size", ""),
            units=getattr(layer, "units", ""),
        )

    def _set_row(self, row: int, *texts: str) -> None:
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._table.setItem(row, column, item)
