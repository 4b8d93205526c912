"""Stands between the answers and the table of their scores, under *More*."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from mnist_desktop.insight.decision import Decision, decision_of
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.insight.score_table import ScoreTable


class ScoresController(QObject):
    """Fills the table when it can be seen; the factor of the confidence branch takes a thread."""

    def __init__(self, table: ScoreTable, session: Session) -> None:
        super().__init__(table)
        self._table = table
        self._session = session
        self._answer: Answer | None = None  # that is asked about
        table.shown.connect(self._decide)

    def show(self, answer: Answer) -> None:
        """Shows the scores of a drawing that rests."""
        self._answer = answer
        if self._table.isVisible():
            self._decide()

    def clear(self) -> None:
        """The drawing changes, or nobody asks why any more."""
        self._answer = None
        self._table.show_decision(None)

    def _decide(self) -> None:
        answer, classifier = self._answer, self._session.answering.leading
        if answer is None or answer.prediction is None or classifier is None:
            return
        decide = partial(decision_of, classifier, answer.prediction)
        on_done = partial(self._on_decided, answer)
        self._session.tasks.run("decide", decide, on_done, is_dispensable=True)

    def _on_decided(self, answer: Answer, decision: Decision) -> None:
        if answer is self._answer:
            self._table.show_decision(decision)
