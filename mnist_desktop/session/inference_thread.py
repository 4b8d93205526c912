"""The thread that answers the drawing while the pen moves: the newest drawing wins."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Condition

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal

from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.numbers.number import Number
from mnist_desktop.session.number_reading import NumberReading
from mnist_desktop.session.thread_priority import raise_pen_priority

Subject = Drawing | Ink | NDArray[np.generic]
Prepare = Callable[[Subject], NDArray[np.float32] | None]


@dataclass(frozen=True, eq=False)
class Answer:
    """What the network says of one drawing.

    Attributes:
        subject: what the prediction is of: the very object that was submitted, or a drawing of one
            digit of the number in it. The same digit has the same object in the next answer.
        prediction: None if nothing is drawn.
        seconds: from the drawing to its probabilities.
        other: the second network's prediction, where there are two of the same classes.
        classes: names of the classes; empty for the digits.
        number: what was read; None where it is one digit and all of the drawing.
        focus: which digit of the number the prediction is of, in reading order.
        whole: the object that was submitted, where that is a number.
    """

    subject: Subject
    prediction: Prediction | None
    seconds: float
    other: Prediction | None = None
    classes: tuple[str, ...] = ()
    number: Number | None = None
    focus: int = 0
    whole: Drawing | None = None

    @property
    def submitted(self) -> Subject:
        """The very object that was submitted."""
        return self.subject if self.whole is None else self.whole


class InferenceThread(QThread):
    """Answers drawings one after the other, always the newest.

    Args:
        load_classifier: called once, in this thread, as what it imports is slow.
        prepare: makes the (28, 28) float32 image of a subject, or None if it is blank.
    """

    classifier_changed = Signal(object)  # Classifier
    predicted = Signal(object)  # Answer
    failed = Signal(object)  # Exception

    def __init__(
        self,
        load_classifier: Callable[[], Classifier],
        prepare: Prepare,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._load_classifier: Callable[[], Classifier] | None = load_classifier
        self._classifier: Classifier | None = None
        self._candidate: Classifier | None = None
        self._candidate_leads = False
        self._prepare = prepare
        self._numbers = NumberReading()
        self._reads_numbers = False
        self._focus: int | None = None  # the digit that was chosen; None for the one drawn last
        self._subject: Subject | None = None  # the newest, kept to be answered again
        self._is_waiting = False  # whether that one has no answer yet
        self._is_stopping = False
        self._changed = Condition()

    def submit(self, subject: Subject) -> None:
        """Asks for an answer; a subject that is still waiting for one is dropped."""
        with self._changed:
            self._subject, self._focus = subject, None
            self._is_waiting = True
            self._changed.notify()

    def set_focus(self, digit: int) -> None:
        """Answers the current drawing again, with another digit of the number in it."""
        with self._changed:
            self._focus = digit
            self._is_waiting = self._subject is not None
            self._changed.notify()

    def set_classifier(self, classifier: Classifier) -> None:
        """Lets another model answer from now on, the current drawing first."""
        self.load_classifier(lambda: classifier)

    def load_classifier(self, load: Callable[[], Classifier]) -> None:
        """Like `set_classifier`, with a model that is loaded in this thread."""
        with self._changed:
            self._load_classifier = load
            self._changed.notify()

    def set_candidate(self, candidate: Classifier | None, *, leads: bool) -> None:
        """Lets a second model answer beside the first, starting with the current drawing.

        Args:
            candidate: such as one in training; None for no second model.
            leads: whether its answer is the `prediction` and the first model's the `other`.
        """
        with self._changed:
            self._candidate, self._candidate_leads = candidate, leads
            self._is_waiting = self._subject is not None
            self._changed.notify()

    def set_prepare(self, prepare: Prepare, *, reads_numbers: bool = False) -> None:
        """Changes how images are made, and answers the current drawing again.

        Args:
            prepare: as in the constructor.
            reads_numbers: whether several digits are read, each by itself; needs MNIST's images.
        """
        with self._changed:
            self._prepare, self._reads_numbers = prepare, reads_numbers
            self._is_waiting = self._subject is not None
            self._changed.notify()

    def stop(self) -> None:
        """Asks the thread to end after the answer that it is working on."""
        with self._changed:
            self._is_stopping = True
            self._changed.notify()

    def run(self) -> None:
        """Works until `stop`; an error is reported and the thread goes on."""
        raise_pen_priority()
        while not self._is_stopping:
            try:
                self._answer_once()
            except Exception as error:  # noqa: BLE001 - reported by whoever listens
                self.failed.emit(error)

    def _answer_once(self) -> None:
        with self._changed:
            self._changed.wait_for(self._has_work)
            load, self._load_classifier = self._load_classifier, None
        if self._is_stopping:
            return
        if load is not None:
            self._classifier = load()
            self.classifier_changed.emit(self._classifier)
            with self._changed:
                self._is_waiting = self._subject is not None
        with self._changed:
            subject, prepare = self._subject, self._prepare
            reads_numbers, focus = self._reads_numbers, self._focus
            is_waiting, self._is_waiting = self._is_waiting, False
            candidate, leads = self._candidate, self._candidate_leads
        if is_waiting and subject is not None and self._classifier is not None:
            first, second = self._classifier, candidate
            if leads and candidate is not None:
                first, second = candidate, self._classifier
            answer = None
            if reads_numbers and isinstance(subject, Drawing):
                answer = self._answer_number(subject, first, second, focus)
            if answer is None:
                answer = _answer(subject, prepare, first, second, reads_numbers=reads_numbers)
            self.predicted.emit(answer)

    def _answer_number(
        self, drawing: Drawing, first: Classifier, second: Classifier | None, focus: int | None
    ) -> Answer | None:
        """The answer to one digit of what was read; None where no number is looked for."""
        start = time.perf_counter()
        number = self._numbers.read(drawing, first)
        if number is None:
            return None
        if len(number.digits) == 1 and (drawing.picture is not None or not number.rest):
            return _answer_to(number.digits[0].prediction, drawing, start, first, second)
        focus = self._numbers.focus(number, focus)
        digit = number.digits[focus]
        subject = self._numbers.drawing_of(digit, drawing)
        answer = _answer_to(digit.prediction, subject, start, first, second)
        return replace(answer, number=number, focus=focus, whole=drawing)

    def _has_work(self) -> bool:
        can_answer = self._is_waiting and self._classifier is not None
        return self._is_stopping or self._load_classifier is not None or can_answer


def _answer(
    subject: Subject,
    prepare: Prepare,
    first: Classifier,
    second: Classifier | None,
    *,
    reads_numbers: bool,
) -> Answer:
    start = time.perf_counter()
    image = prepare(subject)
    if image is None:
        return Answer(subject, None, time.perf_counter() - start, classes=first.classes)
    # Digits stand side by side, as numbers; clothes and the like do not
    is_one = bool(first.classes) or reads_numbers
    is_several = not is_one and isinstance(subject, Drawing) and subject.is_several
    prediction = first.read(image)
    prediction = prediction.of_several() if is_several else prediction
    return _answer_to(prediction, subject, start, first, second)


def _answer_to(
    prediction: Prediction,
    subject: Subject,
    start: float,
    first: Classifier,
    second: Classifier | None,
) -> Answer:
    """With the second network's prediction for the same image, where it has the same classes."""
    seconds = time.perf_counter() - start
    other = None
    if second is not None and second.classes == first.classes:
        other = second.read(prediction.image)
        other = other.of_several() if prediction.is_several else other
    return Answer(subject, prediction, seconds, other, first.classes)
