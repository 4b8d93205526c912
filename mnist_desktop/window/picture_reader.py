"""The network whose answers to images are shown, and what it has read so far."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.formats.data_folder import PARTS, Part
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.base.throttle import Throttle

_FOLLOW_MS = 250  # between two networks that are followed, as somebody winds through a run


class PictureReader(QObject):
    """Follows the network that answers first.

    A network in training is followed from epoch to epoch: reading each state of it would take the
    time that it needs to learn.

    Attributes:
        classifier: the network; None before one is needed.

    Args:
        session: knows which network answers, and has images read.
        is_needed: whether anybody looks.
    """

    changed = Signal()  # the network

    def __init__(self, session: Session, is_needed: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._is_needed = is_needed
        self.classifier: Classifier | None = None
        self._was_learning = False  # when it was taken; by now the run has a newer state
        self._is_behind = True  # the next network that answers is to be followed
        self._follow = Throttle(self.follow, _FOLLOW_MS, self)
        session.answering.leading_changed.connect(self._follow.request)
        session.trainer.epoch_ended.connect(self._on_epoch_ended)
        session.trainer.ended.connect(self._follow.request)

    def catch_up(self) -> None:
        """Takes the network that answers now, in training or not."""
        self._is_behind = True
        self.follow()

    def follow(self) -> None:
        """Takes the network that answers now, if it is time."""
        leading = self._session.answering.leading
        if leading is None or leading is self.classifier or not self._is_needed():
            return
        candidate = self._session.trainer.candidate
        is_new = candidate is not None and leading is candidate.classifier
        is_learning = candidate is not None and is_new and not candidate.is_final
        if is_learning and not self._is_behind:
            return
        self._is_behind = False
        self.stop()
        self.classifier, self._was_learning = leading, is_learning
        self.changed.emit()

    @property
    def is_learning(self) -> bool:
        """Whether it is a state of a network that is still in training."""
        return self._was_learning and self._session.trainer.is_running

    def _on_epoch_ended(self) -> None:
        self._is_behind = True

    # What it reads

    def open_parts(self) -> list[Part]:
        """The parts that may be shown; test images only where they were opened for it."""
        network, opening = self.classifier, self._session.test_opening
        is_open = network is not None and opening.is_open(network.model)
        return [part for part in PARTS if part != "test" or is_open]

    def why_no_answers(self) -> AppError | None:
        """What keeps it from answering these images."""
        network = self.classifier
        return None if network is None else self._session.pictures.why_no_answers(network)

    def answers(self) -> dict[Part, PartAnswers]:
        """What is known of its answers."""
        if self.classifier is None:
            return {}
        answers, network = self._session.pictures.answers, self.classifier
        found = {part: answers(network, part) for part in self.open_parts()}
        return {part: one for part, one in found.items() if one is not None}

    def read(self, parts: Collection[Part]) -> None:
        """Has parts read, the validation images first; training images when it has learned.

        The others are read no further: that would only keep what is asked for now waiting.
        """
        if self.classifier is None:
            return
        wanted = {one for one in parts if one != "train" or not self.is_learning}
        for part in [one for one in PARTS if one not in wanted]:
            self._session.pictures.stop(self.classifier, part)
        for part in sorted(wanted, key=lambda part: part == "validation"):  # the last is first
            self._session.pictures.read(self.classifier, part)

    def stop(self) -> None:
        """Reads no further until asked again."""
        if self.classifier is not None:
            for part in PARTS:
                self._session.pictures.stop(self.classifier, part)
