"""Stands between the session's answers and the answer panel."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.percentage import percentage
from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.model_summary import MNIST, data_of, model_name
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.session import Session
from mnist_desktop.session.training_thread import Candidate
from mnist_desktop.widgets.answer.answer_panel import AnswerPanel
from mnist_desktop.widgets.answer.model_colors import ModelOrigin
from mnist_desktop.widgets.status_line import StatusLine
from mnist_desktop.window.languages import translated


class AnswerController(QObject):
    """Shows answers, the model that gives them, and what is kept of corrections."""

    def __init__(self, panel: AnswerPanel, status: StatusLine, session: Session) -> None:
        super().__init__(panel)
        self._panel = panel
        self._status = status
        self._session = session
        self._answer: Answer | None = None  # the last one
        self._without = ""  # the channels that are off, in words, while the bars do without them
        self._classes: tuple[str, ...] = ()  # of that answer
        session.answered.connect(self._on_answer)
        session.model_changed.connect(self.retranslate)
        session.test_opening.changed.connect(self.retranslate)
        session.trainer.candidate_changed.connect(self._on_candidate)
        session.answering.trial_changed.connect(self._on_trial)
        session.film.moved.connect(self._on_candidate)
        session.trainer.started.connect(panel.switch.choose_new)
        panel.switch.new_chosen.connect(session.answering.set_candidate_leads)
        panel.switch.new_chosen.connect(self.retranslate)
        samples = session.sample_tasks
        panel.correction.corrected.connect(self._on_corrected)
        panel.correction.undo_requested.connect(self._on_undo)
        samples.correction_kept.connect(self._on_correction_kept)
        samples.correction_not_kept.connect(panel.correction.show_not_kept)
        samples.classroom_changed.connect(panel.correction.set_classroom)
        samples.correction_removed.connect(self._on_correction_removed)

    def retranslate(self) -> None:
        """Updates which model answers, also after a language change."""
        candidate, classifier = self._session.answering.candidate, self._session.classifier
        is_built_in = self._session.model_path is None
        origin = ModelOrigin.BUILT_IN if is_built_in else ModelOrigin.OWN
        in_use = (self._name_of_model(), origin)
        self._panel.set_model_note(
            "" if self._session.answering.is_new_leading else self._tests_of_model()
        )
        if candidate is None:
            self._panel.set_model(*in_use)
            self._panel.set_other("", None)
            self._update_limit(classifier)
            return
        new = (self._name_of_candidate(candidate), ModelOrigin.IN_TRAINING)
        leads = self._session.answering.is_new_leading
        first, (name, other) = (new, in_use) if leads else (in_use, new)
        self._panel.set_model(*first)
        has_ticks = classifier is not None and classifier.classes == candidate.classifier.classes
        ticks = self.tr("ticks: {model}").format(model=name)
        self._panel.set_other(ticks, other if has_ticks else None)
        self._update_limit(candidate.classifier if leads else classifier)

    def _update_limit(self, classifier: Classifier | None) -> None:
        is_limited = classifier is not None and not classifier.can_refuse
        are_digits = classifier is not None and has_learned_digits(classifier)
        self._panel.limit.set_limit(is_limited, are_digits=are_digits)

    def _on_answer(self, answer: Answer) -> None:
        self._classes = answer.classes
        self._panel.set_classes(answer.classes)
        self._answer = answer
        if self._without and answer.prediction is not None:
            # The bars wait for the answer without these channels, else both would alternate
            self._panel.correction.set_possible(True, kept=self._kept())
        else:
            self._show(answer, answer.prediction)
        self._status.set_answer_time(answer.seconds if answer.prediction else None)

    def set_without(self, channels: str) -> None:
        """Lets the bars do without channels of the network, or with all again.

        Args:
            channels: which, in words; empty for none. Their answers come by `show_without`.
        """
        if channels == self._without:
            return
        self._without = channels
        self._panel.set_without(channels)
        if not channels and self._answer is not None:
            self._show(self._answer, self._answer.prediction)

    def show_without(self, prediction: Prediction) -> None:
        """Shows the answer to the drawing without the channels that are off."""
        answer = self._answer
        if self._without and answer is not None and answer.prediction is not None:
            is_several = answer.prediction.is_several
            self._show(answer, prediction.of_several() if is_several else prediction)

    def _show(self, answer: Answer, prediction: Prediction | None) -> None:
        self._panel.set_prediction(
            prediction, answer.other, is_blank=_is_blank(answer), kept=self._kept()
        )

    def _corrected_drawing(self) -> Drawing:
        """What the buttons correct: one digit of a number by itself, or all that is drawn."""
        answer = self._answer
        if answer is not None and answer.whole is not None and isinstance(answer.subject, Drawing):
            return answer.subject
        return self._session.current_drawing

    def _kept(self) -> int | None:
        """What the drawing that was answered is kept as."""
        answer = self._answer
        if answer is None or not isinstance(answer.subject, Drawing):
            return None
        corrections = self._session.sample_tasks.corrections
        return corrections.digit_of(answer.subject, answer.classes)

    def _on_corrected(self, digit: int) -> None:
        leading = self._session.answering.leading
        label = class_name(() if leading is None else leading.classes, digit)
        self._session.sample_tasks.keep_correction(self._corrected_drawing(), digit, label)

    def _on_undo(self) -> None:
        self._session.sample_tasks.remove_correction(self._corrected_drawing())

    def _on_correction_kept(self, digit: int) -> None:
        text = self.tr("Kept as an example of a {digit}, in the tab My hand.")
        if self._classes:
            text = self.tr("Kept as an example of “{name}”, in the tab My hand.")
        self._status.say(text.format(digit=digit, name=class_name(self._classes, digit)))
        if self._kept() == digit:  # else another digit of the number is looked at by now
            self._panel.correction.show_kept(digit)

    def _on_correction_removed(self) -> None:
        self._status.say(self.tr("The drawing is no longer kept."))
        self._panel.correction.show_not_kept()

    def _on_candidate(self) -> None:
        candidate = self._session.answering.candidate
        self._panel.switch.setVisible(candidate is not None and candidate.moment is None)
        self.retranslate()

    def _on_trial(self) -> None:
        if self._panel.switch.isHidden():  # else a person may have chosen already
            self._panel.switch.choose_new()
        self._on_candidate()

    def _name_of_candidate(self, candidate: Candidate) -> str:
        if candidate.moment is not None:
            text = self.tr("in the film: epoch {epoch}, batch {batch}")
            return text.format(epoch=candidate.moment.epoch, batch=f"{candidate.moment.batch:,}")
        if candidate.is_final:
            return self.tr("new network, not kept yet")
        text = self.tr("in training, epoch {epoch} of {epochs}")
        return text.format(epoch=candidate.epoch, epochs=candidate.epochs)

    def _tests_of_model(self) -> str:
        """How often the model was tested whose test accuracy is shown; else empty."""
        classifier = self._session.classifier
        if classifier is None or _test_accuracy(classifier) is None:
            return ""
        return translated(self._session.test_opening.count_message(classifier.model))

    def _name_of_model(self) -> str:
        classifier, path = self._session.classifier, self._session.model_path
        if classifier is None:
            return self.tr("starting…")
        name = self.tr("built-in") if path is None else model_name(path)
        accuracy = _test_accuracy(classifier)
        if accuracy is None:
            return name
        text = self.tr("{model}, {percent} %")
        if path is not None:  # whose name often gives another accuracy
            text = self.tr("{model}, test {percent} %")
        return text.format(model=name, percent=percentage(accuracy))


def _test_accuracy(classifier: Classifier) -> float | None:
    scores = classifier.metadata.scores
    return scores.get("mnist_test", scores.get("test"))


def _is_blank(answer: Answer) -> bool:
    return isinstance(answer.subject, Drawing) and answer.subject.is_blank


def has_learned_digits(classifier: Classifier) -> bool:
    """Whether the model is known to; data sets of one's own may hold anything, named or not."""
    return not classifier.classes and data_of(classifier.metadata) == MNIST
