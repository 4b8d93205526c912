"""The data set that the network learns from, and buttons that open another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.data.orientation import AS_IS
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import ElidedLabel, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated

MNIST = "MNIST"


class DataRow(Translated, QWidget):
    """Its name, buttons, and remarks on it."""

    open_data_requested = Signal()
    open_folder_requested = Signal()
    mnist_requested = Signal()
    orientation_requested = Signal(object)  # Orientation in which the data should be read again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._change = MNIST, AS_IS
        self._label = named("dataLabel", ElidedLabel())
        self._back = push_button("mnistButton", self.mnist_requested)
        self._open = push_button("openDataButton", self.open_data_requested)
        self._open_folder = push_button("openDataFolderButton", self.open_folder_requested)
        self._remarks = named("dataRemarks", QLabel(wordWrap=True))
        self._question = named("dataQuestion", QLabel(wordWrap=True))
        self._turn = push_button("turnDataButton", self._ask_for_orientation)
        for part in (self._back, self._remarks, self._question, self._turn):
            part.hide()
        self._lay_out()
        self._set_texts()

    def _set_texts(self) -> None:
        self._label.setText(self.tr("Data: {name}").format(name=self._name))
        self._label.setStatusTip(
            self.tr(
                "The images that the network learns from. MNIST has 70,000 handwritten digits; try"
                " Fashion-MNIST and watch how much harder clothes are."
            )
        )
        self._back.setText(self.tr("Back to MNIST"))
        self._back.setStatusTip(
            self.tr("Learns again from the digits that come with this program.")
        )
        self._open.setText(self.tr("Open data set…"))
        self._open.setStatusTip(
            self.tr(
                "Learns from images of your own with up to ten classes: an .npz, CSV or IDX file,"
                " or a ZIP of them. Harder images need more epochs and end lower."
            )
        )
        self._open_folder.setText(self.tr("Open folder…"))
        self._open_folder.setStatusTip(
            self.tr(
                "Learns from the data set in a folder: IDX or CSV files, or pictures in a folder"
                " for each class."
            )
        )
        self._set_turn_texts()

    def show_data(self, info: DataSetInfo) -> None:
        """Shows another data set; `show_words` adds remarks."""
        self._name = info.name if info.path else MNIST
        self._change = info.change
        self._back.setVisible(info.path is not None)
        self._turn.setVisible(bool(info.orientation or info.change))
        self.show_words("", "")
        self._set_texts()

    def show_words(self, remarks: str, question: str) -> None:
        """Shows remarks on the data set and why its images should be changed; hides empty ones."""
        for label, text in ((self._remarks, remarks), (self._question, question)):
            label.setText(text)
            label.setVisible(bool(text))

    def _set_turn_texts(self) -> None:
        turned, inverted = self._change.turn != "none", self._change.inverted
        if not self._change:
            text = self.tr("Use them unchanged")
        elif turned and inverted:
            text = self.tr("Turn and invert them")
        else:
            text = self.tr("Turn them") if turned else self.tr("Invert them")
        self._turn.setText(text)
        self._turn.setStatusTip(
            self.tr(
                "Reads the data set again with its images changed that way. A network trained on"
                " them as they are does poorly on MNIST and on what you draw here."
            )
            if self._change
            else self.tr(
                "The images were turned or inverted to match MNIST; this reads them unchanged."
            )
        )

    def _ask_for_orientation(self) -> None:
        self.orientation_requested.emit(self._change)

    def _lay_out(self) -> None:
        column_of(
            self._label,
            row_of(self._back, self._open, self._open_folder, None),
            self._remarks,
            self._question,
            row_of(self._turn, None),
            owner=self,
        )
