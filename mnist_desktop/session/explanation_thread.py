"""The thread that explains an answer, while *Why* is on: the newest drawing wins."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Condition

from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.insight.evidence import evidence_of_image, evidence_of_ink
from mnist_desktop.insight.sentences import sentence_of_ink
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import Image
from mnist_desktop.session.thread_priority import lower_background_priority


@dataclass(frozen=True, eq=False)
class ExplanationRequest:
    """What is to be explained.

    Attributes:
        subject: what was answered, for whoever listens to compare.
        classifier: the network that answered.
        image: (28, 28) float32 in [0, 1], ink = 1, as it saw the drawing.
        ink: of the drawing; None where only the image can be explained.
        has_sentence: whether a sentence is wanted, too; only ink has one.
    """

    subject: object
    classifier: Classifier
    image: Image
    ink: Ink | None = None
    has_sentence: bool = False


class ExplanationThread(QThread):
    """Finds evidence and then a sentence, behind everything else.

    It starts with the first request: who never asks *Why* has no such thread.
    """

    evidence_found = Signal(object, object)  # ExplanationRequest, Evidence or None
    sentence_found = Signal(object, object)  # ExplanationRequest, Sentence or None
    failed = Signal(object)  # Exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: ExplanationRequest | None = None  # the newest
        self._begun: ExplanationRequest | None = None  # the last one that was begun
        self._is_stopping = False
        self._changed = Condition()

    def submit(self, request: ExplanationRequest | None) -> None:
        """Asks for an explanation; None for no more. What is under way for another one stops."""
        with self._changed:
            self._wanted = request
            self._changed.notify()
        if request is not None and not self._is_stopping and not self.isRunning():
            self.start(QThread.Priority.LowestPriority)

    def stop(self) -> None:
        """Asks the thread to end."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify()

    def run(self) -> None:
        """Works until `stop`; an error is reported and the thread goes on."""
        lower_background_priority()
        while True:
            with self._changed:
                self._changed.wait_for(self._has_work)
                request = self._begun = self._wanted
            if self._is_stopping:
                return
            if request is not None:
                try:
                    self._explain(request)
                except Exception as error:  # noqa: BLE001 - reported by whoever listens
                    self.failed.emit(error)

    def _has_work(self) -> bool:
        is_new = self._wanted is not None and self._wanted is not self._begun
        return self._is_stopping or is_new

    def _explain(self, request: ExplanationRequest) -> None:
        def should_stop() -> bool:
            return self._is_stopping or self._wanted is not request

        classifier, ink = request.classifier, request.ink
        if ink is None:
            found = evidence_of_image(classifier, request.image, should_stop=should_stop)
            if not should_stop():
                self.evidence_found.emit(request, found)
            return
        evidence = evidence_of_ink(classifier, ink, should_stop=should_stop)
        if not should_stop():
            self.evidence_found.emit(request, evidence)
        if request.has_sentence and not should_stop():
            sentence = sentence_of_ink(classifier, ink, should_stop)
            if not should_stop():
                self.sentence_found.emit(request, sentence)
