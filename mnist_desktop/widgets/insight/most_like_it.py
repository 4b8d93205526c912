"""The section *Most like it*: training images that are like the drawing to the network."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from mnist_desktop.insight.neighbours import NeighbourImages
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.neighbour_row import NeighbourRow


class MostLikeIt(Translated, QWidget):
    """Five images, what their labels say, how often the network was wrong when it was as sure."""

    stop_requested = Signal()
    read_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mostLikeIt")
        plain = Qt.TextFormat.PlainText  # names come from others' files
        self._title = SectionTitle()
        self.row = NeighbourRow()
        self._labels = named("neighbourLabels", QLabel(wordWrap=True, textFormat=plain))
        self._state = named("neighbourState", QLabel(wordWrap=True, textFormat=plain))
        self._progress = named("neighbourProgress", QProgressBar(textVisible=False))
        self._stop = push_button("stopReadingButton", self.stop_requested)
        self._read = push_button("readImagesButton", self.read_requested)
        self._sureness = named("surenessSentence", QLabel(wordWrap=True, textFormat=plain))
        self._found: NeighbourImages | None = None
        self._answer: int | None = None
        self._reading: tuple[int, int] | None = None  # images that are read, and all
        self._is_stopped = self._is_in_training = False
        self._reason = ""
        progress = row_of(self._progress, self._stop, growing=self._progress)
        parts = (self._title, self.row, self._labels, self._state, progress, self._read)
        column_of(*parts, self._sureness, owner=self, spacing=4)
        self.clear()
        self._set_texts()

    def _set_texts(self) -> None:
        self._title.setText(self.tr("Most like it"))
        alike = self.tr(
            "Alike to this network: they point the same way in its last features, the numbers that"
            " its scores are made of. They need not be alike as pictures."
        )
        self.setStatusTip(alike)
        self.row.setStatusTip(alike)
        self._stop.setText(self.tr("Stop"))
        self._stop.setStatusTip(self.tr("Stops reading; later it can go on from there."))
        self._read.setText(self.tr("Read the training images"))
        self._read.setStatusTip(
            self.tr(
                "The network reads every training image once, to find those most like the drawing."
                " It takes about a minute in the background and is kept for the next time."
            )
        )
        self._progress.setAccessibleName(self.tr("Training images read"))
        self._show()

    def clear(self) -> None:
        """Shows nothing of a drawing; what is being read goes on."""
        self.show_sureness("", "")
        self._found = self._answer = None
        self._show()

    def show_images(self, found: NeighbourImages, answer: int | None) -> None:
        """Shows the images most like the drawing.

        Args:
            found: the images.
            answer: the digit or class that was read; None if the drawing was not read as one.
        """
        self._found, self._answer = found, answer
        self._set_waiting()

    def show_progress(self, done: int, count: int) -> None:
        """Shows how many training images are read; `count` is 0 while the data set is opened."""
        self._found = None
        self._set_waiting(reading=(done, count))

    def show_stopped(self) -> None:
        """Offers to read the training images."""
        self._found = None
        self._set_waiting(is_stopped=True)

    def show_in_training(self) -> None:
        """Says that a network in training has to wait."""
        self._found = None
        self._set_waiting(is_in_training=True)

    def show_unavailable(self, reason: str) -> None:
        """Says why there are no images."""
        self._found = None
        self._set_waiting(reason=reason)

    def show_sureness(self, text: str, explanation: str) -> None:
        """Says how often the network was wrong when it was as sure as now; empty for nothing."""
        self._sureness.setText(text)
        self._sureness.setStatusTip(explanation)
        self._sureness.setVisible(bool(text))

    def _set_waiting(
        self,
        *,
        reading: tuple[int, int] | None = None,
        is_stopped: bool = False,
        is_in_training: bool = False,
        reason: str = "",
    ) -> None:
        """Sets what keeps images from being found; nothing does by default."""
        self._reading, self._is_stopped = reading, is_stopped
        self._is_in_training, self._reason = is_in_training, reason
        self._show()

    def _show(self) -> None:
        done, count = self._reading or (0, 0)
        self._progress.setRange(0, count)
        self._progress.setValue(done)
        for part in (self._progress, self._stop):
            part.setVisible(self._reading is not None)
        self._read.setVisible(self._is_stopped)
        state = self._state_text()
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self.row.show_images(self._found, self._answer)
        self.row.setHidden(bool(state) or self._is_stopped)
        self._labels.setText(self._labels_text())
        self._labels.setVisible(self._found is not None)

    def _state_text(self) -> str:
        if self._is_in_training:
            return self.tr("After the run: this network still changes.")
        if self._reading is None:
            return self._reason
        done, count = self._reading
        if not count:
            return self.tr("Opening the data set…")
        text = self.tr("Reading the training images: {done} of {count}")
        return text.format(done=f"{done:,}", count=f"{count:,}")

    def _labels_text(self) -> str:
        found = self._found
        if found is None:
            return ""
        same = sum(one.label == self._answer for one in found.neighbours)
        if self._answer is None:
            text = self.tr("Of {count} training images of {data}.")
        elif same == len(found.neighbours):
            text = self.tr("Of {count} training images of {data}; all are labelled {answer}, too.")
        elif same:
            text = self.tr(
                "Of {count} training images of {data}; {same} of {shown} are labelled {answer},"
                " too."
            )
        else:
            text = self.tr("Of {count} training images of {data}; none is labelled {answer}.")
        return text.format(
            count=f"{found.count:,}",
            data=found.data_set,
            same=same,
            shown=len(found.neighbours),
            answer="" if self._answer is None else class_name(found.classes, self._answer),
        )
