"""Stands between the training images most like a drawing and the section that shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.insight.neighbours import NeighbourImages
from mnist_desktop.insight.sureness import SurenessTable
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.insight.most_like_it import MostLikeIt
from mnist_desktop.window.languages import translated


class LikenessController(QObject):
    """Looks up the drawing whenever the pen has rested, while somebody asks why."""

    def __init__(self, section: MostLikeIt, session: Session) -> None:
        super().__init__(section)
        self._section = section
        self._session = session
        self._prediction: Prediction | None = None  # that is asked about
        neighbours = session.neighbours
        neighbours.found.connect(self._on_found)
        neighbours.sureness_counted.connect(self._on_sureness)
        neighbours.progressed.connect(self._on_progress)
        neighbours.stopped.connect(self._on_stopped)
        neighbours.unavailable.connect(self._on_unavailable)
        section.stop_requested.connect(neighbours.stop)
        section.read_requested.connect(neighbours.resume)
        session.preparation.data_opened.connect(self._look_up)

    def show(self, answer: Answer) -> None:
        """Shows what is most like a drawing that rests, as soon as it is known."""
        self._prediction = answer.prediction
        self._section.show_sureness("", "")  # the model may be another one by now
        self._look_up()

    def clear(self) -> None:
        """The drawing changes, or nobody asks why any more."""
        self._prediction = None
        self._session.neighbours.cancel()
        self._section.clear()

    @property
    def _must_wait(self) -> bool:
        """Whether the network that answers still learns: what was read would be of an old one."""
        session = self._session
        candidate = session.answering.candidate
        return session.answering.is_new_leading and candidate is not None and not candidate.is_final

    def _look_up(self) -> None:
        prediction, classifier = self._prediction, self._session.answering.leading
        if prediction is None or classifier is None:
            return
        if self._must_wait:
            self._session.neighbours.cancel()
            self._section.show_in_training()
        else:
            self._session.neighbours.look_up(classifier, prediction.image)

    def _on_progress(self, done: int, count: int) -> None:
        if not self._must_wait:
            self._section.show_progress(done, count)

    def _on_found(self, found: NeighbourImages) -> None:
        if self._prediction is not None:
            is_read = not (self._prediction.refused or self._prediction.is_several)
            self._section.show_images(found, self._prediction.digit if is_read else None)

    def _on_sureness(self, table: SurenessTable) -> None:
        prediction = self._prediction
        if prediction is None or prediction.refused or prediction.is_several or self._must_wait:
            return
        message = table.message(prediction.confidence)
        interval = table.interval_message(prediction.confidence)
        if message is not None and interval is not None:
            self._section.show_sureness(translated(message), translated(interval))

    def _on_stopped(self) -> None:
        if not self._must_wait:
            self._section.show_stopped()

    def _on_unavailable(self, error: AppError) -> None:
        if not self._must_wait:
            self._section.show_unavailable(translated(error))
