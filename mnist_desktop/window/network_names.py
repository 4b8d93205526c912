"""What the networks that read images are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_summary import model_name
from mnist_desktop.session.session import Session


class NetworkNames(QObject):
    """Names a network of a session in the window's language."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def name(self, network: Classifier) -> str:
        """The name of the model in use, or what else the network is."""
        session, candidate = self._session, self._session.answering.candidate
        if network is session.classifier:
            path = session.model_path
            return self.built_in() if path is None else model_name(path)
        if candidate is not None and candidate.is_final and network is candidate.classifier:
            return self.tr("the new network")
        if session.trainer.is_running:
            return self.tr("the network in training, as it was some batches ago")
        return self.tr("the network wound back")

    def built_in(self) -> str:
        """The name of the built-in model."""
        return self.tr("built-in")
