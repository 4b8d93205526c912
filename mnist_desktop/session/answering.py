"""Which networks answer: the model in use, and before or beside it one that is not kept yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_file import Model
from mnist_desktop.session.film import ShownFilm
from mnist_desktop.session.inference_thread import InferenceThread
from mnist_desktop.session.test_opening import TestOpening
from mnist_desktop.session.trainer import Trainer
from mnist_desktop.session.training_thread import Candidate


class Answering(QObject):
    """Lets a film's moment, a run's network or a trial answer, and keeps the new one or goes back.

    Args:
        inference: answers.
        trainer: has the network of a run.
        film: has the moment that is looked at.
        opening: counts tests on test images.
        in_use: gives the model in use; None until one is loaded.
        use: makes a network of this file the model in use.
    """

    trial_changed = Signal()  # `candidate`, by `set_trial`
    leading_changed = Signal(object)  # Classifier: `leading`; 4 a second while a run is on

    def __init__(
        self,
        inference: InferenceThread,
        trainer: Trainer,
        film: ShownFilm,
        opening: TestOpening,
        in_use: Callable[[], Classifier | None],
        use: Callable[[Classifier, Path | None], None],
    ) -> None:
        super().__init__(trainer)
        self._inference = inference
        self._trainer = trainer
        self._film = film
        self._opening = opening
        self._in_use = in_use
        self._use = use
        self._candidate_leads = True
        self._trial: Candidate | None = None
        self._announced: Classifier | None = None  # what `leading_changed` said last
        trainer.candidate_changed.connect(self._on_candidate)
        film.moved.connect(self._on_candidate)

    @property
    def candidate(self) -> Candidate | None:
        """What answers beside the model in use: a film's moment, a run's network, or a trial's."""
        return self._film.candidate or self._trainer.candidate or self._trial

    @property
    def candidate_leads(self) -> bool:
        """Whether the network of a training run answers first; else the model in use."""
        return self._candidate_leads and self._trainer.candidate is not None

    @property
    def is_new_leading(self) -> bool:
        """Whether the candidate answers first; else the model in use."""
        return self._leads and self.candidate is not None

    @property
    def _leads(self) -> bool:
        return self._candidate_leads or self._film.candidate is not None

    @property
    def leading(self) -> Classifier | None:
        """What answers first; None until a model is loaded."""
        candidate = self.candidate
        return candidate.classifier if candidate is not None and self._leads else self._in_use()

    def is_learning(self, model: Model) -> bool:
        """Whether a model is that of the run that is on, as it is now or was before."""
        if not self._trainer.is_running:
            return False
        candidate, leading = self._trainer.candidate, self.leading
        if candidate is not None and model is candidate.classifier.model:
            return True
        return leading is not None and leading is not self._in_use() and model is leading.model

    def set_candidate_leads(self, leads: bool) -> None:
        """Chooses which network answers first while there are two."""
        self._candidate_leads = leads
        self._on_candidate()

    def set_trial(self, classifier: Classifier | None) -> None:
        """Lets a model that is not kept yet answer beside the one in use; None ends that."""
        before = self._trial
        self._trial = None
        if classifier is not None:
            self._trial = Candidate(classifier, 0, 0, is_final=True)
        if self._trial is not before:
            self._on_candidate()
            self.trial_changed.emit()

    def announce(self) -> None:
        """Says which network answers first, if that has changed."""
        if self.leading is not self._announced:
            self._announced = self.leading
            self.leading_changed.emit(self.leading)

    def _on_candidate(self) -> None:
        candidate = self.candidate
        classifier = None if candidate is None else candidate.classifier
        self._inference.set_candidate(classifier, leads=self._leads)
        self.announce()

    # The choice

    def keep_new_model(self) -> None:
        """Makes the new model the one in use, and has it evaluated; if none waits, nothing."""
        candidate = self._trainer.candidate
        if candidate is None:
            return  # pressed a second time, before the buttons have gone
        self._film.look_at(None)
        self._trainer.run_model.restore()  # where it was deleted before
        self._use(candidate.classifier, self._trainer.run_model.path)
        self._evaluate()

    def go_back(self) -> None:
        """Leaves the model in use; the new one is evaluated, and leaves the models folder."""
        self._film.look_at(None)
        self._evaluate()
        self._trainer.run_model.remove()

    def _evaluate(self) -> None:
        """Compares the new model with the one that has answered until now."""
        candidate, in_use = self._trainer.candidate, self._in_use()
        other = None if in_use is None else in_use.model
        if candidate is not None and self._trainer.config is not None:
            new = candidate.classifier.model
            self._opening.open_for_final_test(new, other, self._trainer.config)
        self._trainer.evaluate(other)
