"""Stands between the section in which a hand is learned and what learns it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject
from PySide6.QtWidgets import QMessageBox

from mnist_desktop.learning.time_left import tuning_seconds
from mnist_desktop.problem import Message, TensorFlowError
from mnist_desktop.recognition.model_summary import model_name
from mnist_desktop.samples.class_series import ClassSeries
from mnist_desktop.samples.exam import ExamResult
from mnist_desktop.samples.hand_drawings import HandState
from mnist_desktop.samples.hand_result import ROUNDS
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.writing import Series
from mnist_desktop.session.hand_tasks import HandRequest, HandTrial
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.hand.hand_panel import HandPanel
from mnist_desktop.widgets.hand.learn_section import LearnSection
from mnist_desktop.window.hand_obstacles import why_not_learned, why_not_quickly
from mnist_desktop.window.languages import translated
from mnist_desktop.window.writing_controller import WritingController, Written

FITS = 1 + ROUNDS  # of learning deeper: with all drawings, and without each round
FIRST_SHARE = 0.04  # of it, before which nothing is said of the time that is left


class HandController(QObject):
    """Has thirty digits written, a model learn them, and the new model judged and kept."""

    def __init__(
        self,
        section: LearnSection,
        panel: HandPanel,
        writing: WritingController,
        session: Session,
    ) -> None:
        super().__init__(section)
        self._section = section
        self._card = section.card
        self._panel = panel
        self._writing = writing
        self._session = session
        self._tasks = session.hand
        self._state: HandState | None = None
        self._writer = ""  # whose hand is being learned, or is on the card
        self._trial: HandTrial | None = None  # on the card
        self._exam: list[Written] = []  # of that trial
        self._kept_at: Path | None = None  # its file, once it is kept
        self._obstacle: Message | None = None  # why TensorFlow could not be loaded
        self._since_deep = QElapsedTimer()
        self._connect_section()
        self._connect_session()

    def _connect_section(self) -> None:
        section, card, tasks = self._section, self._card, self._tasks
        section.write_requested.connect(self._write)
        section.go_on_requested.connect(self._go_on)
        section.learn_requested.connect(self._learn)
        section.learn_deeper_requested.connect(self._learn_deeper)
        section.stop_requested.connect(tasks.stop)
        card.keep_requested.connect(self._keep)
        card.discard_requested.connect(self._discard)
        card.exam_requested.connect(self._start_exam)
        card.keep_exam_requested.connect(self._keep_exam)
        card.take_back_requested.connect(self._take_back)
        self._panel.shown.connect(self._on_shown)
        self._writing.changed.connect(self._on_writing)
        self._writing.completed.connect(self._on_completed)

    def _connect_session(self) -> None:
        session, tasks = self._session, self._tasks
        session.model_changed.connect(self._on_shown)
        session.sample_tasks.changed.connect(self._look)
        session.sample_tasks.writer_changed.connect(self._on_writer)
        session.sample_tasks.writer_deleted.connect(self._on_writer_deleted)
        session.sample_tasks.classroom_changed.connect(self._drop)
        session.sample_tasks.not_added.connect(self._on_not_added)
        session.trainer.started.connect(self._on_training)
        session.trainer.ended.connect(self._update_possible)
        session.model_files.renamed.connect(self._on_renamed)
        session.model_files.removed.connect(self._on_removed)
        tasks.looked.connect(self._on_looked)
        tasks.learned.connect(self._on_learned)
        tasks.not_learned.connect(self._on_not_learned)
        tasks.progressed.connect(self._on_progress)
        tasks.first_learned.connect(session.answering.set_trial)
        tasks.examined.connect(self._on_examined)
        tasks.kept.connect(self._on_kept)
        tasks.taken_back.connect(self._on_taken_back)
        tasks.failed.connect(self._on_failed)

    def retranslate(self) -> None:
        """Updates the texts that are made here after a language change."""
        self._update_possible()
        self._on_writing()

    # What can be learned

    def _on_shown(self) -> None:
        """The tab is visible, or another model answers."""
        classifier = self._session.classifier
        if self._panel.isVisible():
            self._look()
            if classifier is not None and not classifier.classes:
                self._tasks.prepare(classifier.model)
        self._update_possible()

    def _look(self) -> None:
        if self._panel.isVisible():
            self._tasks.look(self._session.sample_tasks.writer)

    def _on_looked(self, writer: str, state: HandState) -> None:
        if writer == self._session.sample_tasks.writer:
            self._state = state
            done = None if state.started is None else len(state.started.written)
            self._section.show_count(state.learnable, done)
            self._update_possible()

    def _update_possible(self) -> None:
        classifier = self._session.classifier
        reason = deep_reason = why_not_learned(classifier, self._state)
        if classifier is not None and reason is None:
            reason, deep_reason = why_not_quickly(classifier), self._why_not_deeply()
        texts = ["" if one is None else translated(one) for one in (reason, deep_reason)]
        self._section.show_possible(texts[0], texts[1], self._deep_seconds())

    def _why_not_deeply(self) -> Message | None:
        if self._session.trainer.is_running:
            return Message("hand_while_training")
        return self._obstacle or self._session.backend.why_no_training()

    def _deep_seconds(self) -> float | None:
        """How long learning deeper may take; None without a model."""
        classifier = self._session.classifier
        return None if classifier is None else tuning_seconds(classifier.architecture, FITS)

    # Writing

    def _write(self) -> None:
        self._writing.start(Series.thirty())

    def _go_on(self) -> None:
        started = None if self._state is None else self._state.started
        if started is not None:
            written = [Written(prompt, id=number) for prompt, number in started.written]
            self._writing.start(started.series, written)

    def _on_writing(self) -> None:
        asked = self._writing.asked
        self._section.show_asked(asked)
        self._card.set_busy(bool(asked))

    def _on_completed(self, series: Series | ClassSeries, written: list[Written]) -> None:
        trial = self._trial
        if isinstance(series, ClassSeries):
            return  # no hand is learned from it
        if series.origin is not Origin.EXAM:
            self._section.focus_learn()
        elif trial is not None:
            self._exam = written
            drawings = [one.drawing.ink for one in written if one.drawing is not None]
            self._tasks.examine(trial, drawings, [int(one.prompt.label) for one in written])

    # Learning

    def _learn(self) -> None:
        request = self._request()
        if request is not None:
            self._section.show_learning()
            self._tasks.learn(request)

    def _learn_deeper(self) -> None:
        request = self._request()
        if request is not None:
            self._section.show_deep(1, 0, 0.0)
            self._since_deep.invalidate()
            self._tasks.learn_deeper(request)

    def _request(self) -> HandRequest | None:
        self._forget()
        session = self._session
        if session.classifier is None or self._tasks.is_learning:
            return None
        self._writer = session.sample_tasks.writer
        return HandRequest(session.classifier, session.model_path, self._writer)

    def _on_progress(self, fit: int, fits: int, share: float) -> None:
        if not self._since_deep.isValid():  # TensorFlow is there, and the first batch is learned
            self._since_deep.start()
        done = (fit - 1 + share) / fits
        seconds = self._since_deep.elapsed() / 1000
        left = seconds / done * (1 - done) if done > FIRST_SHARE else None
        self._section.show_deep(fit, fits, share, left)

    def _on_training(self) -> None:
        self._tasks.stop()  # both at once would take longer than one after the other
        self._update_possible()

    def _on_learned(self, trial: HandTrial) -> None:
        self._section.show_idle()
        self._trial = trial
        is_built_in = trial.base_path is None
        path = trial.base_path
        self._card.show_result(
            trial.hand.result,
            base=self.tr("The built-in model") if path is None else model_name(path),
            name=self._proposed_name(path, trial.writer),
            are_rounds_written=trial.drawings.are_rounds_written,
            is_known=is_built_in and not trial.is_deep,
            may_be_known=trial.may_be_known,
        )
        self._panel.reveal(self._card)
        self._session.answering.set_trial(trial.classifier if trial.hand.result.scale else None)

    def _on_not_learned(self) -> None:
        self._section.show_idle(is_stopped=self._tasks.is_stopped)
        self._forget()

    def _proposed_name(self, path: Path | None, writer: str) -> str:
        base = self.tr("built-in") if path is None else model_name(path)
        if writer:
            return self.tr("{base}, hand of {writer}").format(base=base, writer=writer)
        return self.tr("{base}, my hand").format(base=base)

    # The choice

    def _forget(self) -> None:
        self._trial, self._exam, self._kept_at = None, [], None
        self._session.answering.set_trial(None)
        self._card.hide()

    def _drop(self) -> None:
        """Nothing comes of what is being learned either."""
        self._tasks.stop()
        self._forget()

    def _on_writer(self, writer: str) -> None:
        if writer != self._writer:  # the exam would be written by another hand
            self._drop()
        self._look()

    def _on_writer_deleted(self, writer: str) -> None:
        if writer == self._writer:
            self._drop()

    def _discard(self) -> None:
        self._forget()
        self._section.focus_learn()

    def _keep(self, name: str) -> None:
        if self._trial is not None:
            self._card.set_busy(True)
            self._tasks.keep(self._trial, name)

    def may_close(self) -> bool:
        """Asks before minutes of learning are lost; whether the program may be closed.

        What the last layer has learned is learned again in a moment.
        """
        trial = self._trial
        is_open = trial is not None and trial.is_deep and self._kept_at is None
        if trial is None or not is_open or not trial.hand.result.scale:
            return True
        box = QMessageBox(self._section.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Keep what was learned?"))
        box.setText(
            self.tr("The network that has learned deeper is not kept yet. Closing forgets it.")
        )
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.addButton(self.tr("Forget it"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(cancel)
        box.exec()
        box.deleteLater()
        if box.clickedButton() is keep:
            self._tasks.keep(trial, self._card.name)  # closing waits until it is written
        return box.clickedButton() is not cancel

    def _on_kept(self, trial: HandTrial, path: Path) -> None:
        self._session.answering.set_trial(None)
        self._session.use_learned_hand(trial.classifier, path)
        if trial is self._trial:
            self._kept_at = path
            self._card.set_busy(False)
            self._card.show_kept(model_name(path))
            self._panel.reveal(self._card)

    def _take_back(self) -> None:
        if self._trial is not None:
            self._card.set_busy(True)
            self._tasks.take_back(self._trial)

    def _on_taken_back(self, trial: HandTrial) -> None:
        self._session.use_model(trial.base_path)
        if trial is self._trial:
            self._offer_again(trial)

    def _offer_again(self, trial: HandTrial) -> None:
        self._kept_at = None
        self._card.set_busy(False)
        self._card.show_open()
        self._session.answering.set_trial(trial.classifier)

    def _on_renamed(self, before: Path, path: Path) -> None:
        self._tasks.follow(before, path)
        if before == self._kept_at:
            self._kept_at = path
            self._card.show_kept(model_name(path))

    def _on_removed(self, path: Path) -> None:
        """The model was removed in the list of models."""
        if path == self._kept_at and self._trial is not None:
            self._offer_again(self._trial)

    def _on_failed(self, error: Exception) -> None:
        """The choice stays open; what cannot be imported now cannot until the next start."""
        self._card.set_busy(bool(self._writing.asked))
        if isinstance(error, TensorFlowError):
            self._obstacle = error.message
            self._update_possible()

    # The exam

    def _start_exam(self) -> None:
        self._writing.start(Series.exam())

    def _on_examined(self, trial: HandTrial, result: ExamResult) -> None:
        if trial is self._trial:
            self._card.show_exam(result)
            self._panel.reveal(self._card)

    def _keep_exam(self) -> None:
        self._card.set_exam_kept(True)
        for one in self._exam:
            if one.sample is not None:
                self._session.sample_tasks.add(one.sample)

    def _on_not_added(self, sample: NewSample) -> None:
        if any(one.sample is sample for one in self._exam):
            self._card.set_exam_kept(False)
