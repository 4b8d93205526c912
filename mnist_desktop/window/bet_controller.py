"""Stands between a bet, the run that it is on, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random

import numpy as np
from PySide6.QtCore import QObject

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.learning.bet import Bet, BetImages, ExpectedCurve, PickResult
from mnist_desktop.learning.events import TrainingResult
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.bet_images import bet_images
from mnist_desktop.session.run_started import RunStarted
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.chart.series import History
from mnist_desktop.widgets.training.bet_texts import BetTexts
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.settings import WindowSettings


class BetController(QObject):
    """Takes a bet before a run, and lays the truth over it at the end.

    Connected after the training controller, which begins the charts of a run.

    Args:
        panel: has the switch, the box and the pad.
        session: has runs and kept drawings.
        settings: remember the switch.
    """

    def __init__(self, panel: TrainingPanel, session: Session, settings: WindowSettings) -> None:
        super().__init__(panel)
        self._panel, self._session, self._settings = panel, session, settings
        self._box, self._pad = panel.bet_box, panel.bet_pad
        self._texts = BetTexts(self)
        self._random = Random()
        self._images: BetImages | None = None
        self._has_digits = True  # the data set of the next run
        self._draft = Bet()  # on the next run
        self._bet = Bet()  # on the run that is on, or the last one
        self._is_asking = self._was_asking = False  # now; when the run that is on began
        self._result: TrainingResult | None = None  # that is shown
        self._picks: PickResult | None = None
        self._is_reading = False
        self._of_run: BetImages | None = None
        self._history: History | None = None  # on the chart, of the run that was bet on
        panel.settings.bet_toggled.connect(self._on_toggled)
        panel.settings.config_changed.connect(self._show_epochs)
        self._box.picks_changed.connect(self._on_picks)
        self._box.clear_requested.connect(self._on_clear)
        self._box.new_requested.connect(self._ask)
        self._pad.curve_drawn.connect(self._on_curve)
        session.trainer.started.connect(self._on_started)
        session.trainer.ended.connect(self._on_ended)
        session.model_changed.connect(self._on_model)
        session.preparation.data_opened.connect(self._on_data)
        session.sample_tasks.writer_changed.connect(self._on_writer)
        panel.settings.set_bet(settings.bets_first)
        self._box.hide()
        if settings.bets_first:
            self._open()  # the images follow when the window has started

    def retranslate(self) -> None:
        """Updates the sentences after a language change."""
        if self._result is not None:
            self._show_result()

    # What the person does

    def _on_toggled(self, is_on: bool) -> None:
        self._settings.bets_first = is_on
        if is_on:
            self._ask()
        else:
            self._is_asking, self._result = False, None
            self._box.hide()
            self._panel.pair.show_pad(None)
            self._panel.accuracy.set_expected(())

    def _ask(self) -> None:
        """Asks for a bet on the next run; the curve before stays, to be changed."""
        self._draft, self._images = replace(self._draft, picked=frozenset()), None
        self._open()
        self._choose_images()

    def _open(self) -> None:
        self._is_asking, self._result = True, None
        self._show_epochs()
        self._show_question()
        self._box.show()
        self._panel.pair.show_pad(self._pad)

    def _choose_images(self) -> None:
        samples = self._session.sample_tasks
        choose = partial(bet_images, samples.kept, samples.chosen_writer, self._random)
        self._session.tasks.run("choose images", choose, self._on_images, is_dispensable=True)

    def _show_question(self) -> None:
        self._pad.set_curve(self._draft.curve)
        images = self._images if self._has_digits else None
        is_waiting = self._has_digits and images is None
        self._box.ask(images, self._draft.picked, is_waiting=is_waiting)
        self._box.set_can_clear(bool(self._draft))

    def _on_curve(self, curve: ExpectedCurve) -> None:
        self._draft = replace(self._draft, curve=curve)
        self._box.set_can_clear(bool(self._draft))

    def _on_picks(self, picked: frozenset[int]) -> None:
        self._draft = replace(self._draft, picked=picked)
        self._box.set_can_clear(bool(self._draft))

    def _on_clear(self) -> None:
        self._draft = Bet()
        self._pad.setFocus()
        self._show_question()

    def _show_epochs(self) -> None:
        self._pad.set_epochs(self._panel.settings.config().epochs)

    # What the session reports

    def _on_images(self, images: BetImages) -> None:
        if self._is_asking and self._images is None:
            self._images = images
            self._show_question()

    def _on_writer(self, _: str) -> None:
        if self._is_asking:
            self._ask()

    def _on_data(self, info: DataSetInfo) -> None:
        self._has_digits = not info.classes
        if self._is_asking:
            self._draft = replace(self._draft, picked=frozenset())
            self._show_question()

    def _on_started(self, started: RunStarted) -> None:
        is_continued = bool(started.history or started.curve)
        goes_on = is_continued and self._result is not None
        if not goes_on:
            is_new = self._is_asking and not is_continued and not started.is_queued
            self._bet, self._of_run = (self._draft, self._images) if is_new else (Bet(), None)
        self._was_asking = self._is_asking
        self._is_asking, self._result = False, None
        self._box.hide()
        self._panel.pair.show_pad(None)
        self._history = self._panel.accuracy.history
        curve = self._bet.curve.until(started.config.all_epochs)
        if curve.points:
            first, last = curve.points[0][0], curve.points[-1][0]
            epochs = range(first, last + 1)
            points = [(epoch, curve.at(epoch) or 0.0) for epoch in epochs]
            self._bet = replace(self._bet, curve=curve)
            self._panel.accuracy.set_expected(points)

    def _on_ended(self, result: TrainingResult | None) -> None:
        if not self._settings.bets_first:
            return
        has_begun = result is not None and result.has_begun
        if self._was_asking and (not has_begun or self._session.trainer.is_queued):
            self._open()  # the bet waits for the next run
            return
        if result is None:
            self._show_none()
            return
        self._result, self._picks = result, None
        candidate, images = self._session.trainer.candidate, self._of_run
        has_bet = bool(self._bet) and not result.classes
        self._is_reading = has_bet and candidate is not None and images is not None
        self._show_result()
        if has_bet and candidate is not None and images is not None:
            read = partial(_answers, candidate.classifier, images)
            done = partial(self._on_read, result)
            self._session.tasks.run("read what was bet on", read, done, is_dispensable=True)

    def _on_read(self, result: TrainingResult, answers: tuple[int, ...]) -> None:
        if result is self._result and self._of_run is not None:
            self._is_reading = False
            self._picks = PickResult(self._of_run.labels, answers, self._bet.picked)
            self._show_result()

    def _show_result(self) -> None:
        assert self._result is not None
        known = self._bet, self._result, self._picks
        words = self._texts.in_words(*known, is_reading=self._is_reading)
        self._box.show_result(words, self._picks, self._of_run)
        self._box.setVisible(bool(words) or not self._is_reading)

    def _on_model(self, _: Classifier) -> None:
        """Takes back the result where the charts show how another model learned."""
        if self._is_asking and self._images is None:
            self._choose_images()
        if self._result is not None and self._history is not self._panel.accuracy.history:
            self._show_none()

    def _show_none(self) -> None:
        self._result = None
        self._box.show_result((), None, None)
        self._box.show()


def _answers(classifier: Classifier, images: BetImages) -> tuple[int, ...]:
    """The likeliest digit of each."""
    probabilities = classifier.predict(images.images.astype(np.float32) / np.float32(255))
    return tuple(map(int, probabilities.argmax(axis=1)))
