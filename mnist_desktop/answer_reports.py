"""What the second column shows: the answers, and who gives them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_name import model_name
from mnist_desktop.recognition.percentage import percentage
from mnist_desktop.session import Session
from mnist_desktop.threads.inference_thread import Answer
from mnist_desktop.training_events import Newcomer
from mnist_desktop.widgets.answer_panel import Answerer, AnswerPanel
from mnist_desktop.widgets.status_line import StatusLine


class AnswerReports(QObject):
    """Stands between the session's answers and the panel.

    Args:
        panel: the second column.
        status: says how long an answer took.
        session: answers.
        parent: the Qt parent.
    """

    def __init__(
        self,
        panel: AnswerPanel,
        status: StatusLine,
        session: Session,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel = panel
        self._status = status
        self._session = session
        session.answered.connect(self._show_answer)
        session.model_changed.connect(self.retranslate)
        session.trainer.newcomer_changed.connect(self._take_newcomer)
        session.trainer.began.connect(panel.switch.choose_new)
        panel.switch.new_chosen.connect(session.set_newcomer_leads)
        panel.switch.new_chosen.connect(self.retranslate)

    def retranslate(self) -> None:
        """Says who answers, in the language of the moment."""
        newcomer = self._session.trainer.newcomer
        if newcomer is not None and self._session.newcomer_leads:
            self._panel.set_model(self._name_of_newcomer(newcomer), Answerer.IN_TRAINING)
        elif self._session.classifier is None:
            self._panel.set_model(self.tr("waking up…"), Answerer.BUILT_IN)
        else:
            is_built_in = self._session.model_path is None
            answerer = Answerer.BUILT_IN if is_built_in else Answerer.OWN
            self._panel.set_model(self._name_of_model(), answerer)

    def _show_answer(self, answer: Answer) -> None:
        is_blank = isinstance(answer.subject, Drawing) and answer.subject.is_blank
        self._panel.set_classes(answer.classes)
        self._panel.set_prediction(answer.prediction, answer.other, is_blank=is_blank)
        self._status.set_answer_time(answer.seconds if answer.prediction else None)

    def _take_newcomer(self, newcomer: Newcomer | None) -> None:
        self._panel.switch.setVisible(newcomer is not None)
        self.retranslate()

    def _name_of_newcomer(self, newcomer: Newcomer) -> str:
        if newcomer.is_final:
            return self.tr("new network, not kept yet")
        text = self.tr("in training, epoch {epoch} of {epochs}")
        return text.format(epoch=newcomer.epoch, epochs=newcomer.epochs)

    def _name_of_model(self) -> str:
        classifier, path = self._session.classifier, self._session.model_path
        assert classifier is not None
        name = self.tr("built-in") if path is None else model_name(path)
        scores = classifier.metadata.scores
        accuracy = scores.get("mnist_test", scores.get("test"))
        if accuracy is None:
            return name
        text = self.tr("{model}, {percent} %")
        return text.format(model=name, percent=percentage(accuracy))
