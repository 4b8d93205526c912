"""Why no network can be trained now, as the tab Train says it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.problem import Message, TensorFlowError
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.languages import translated


class TrainObstacle(QObject):
    """Greys Train while TensorFlow cannot be used, or a data set is read that Train waits for.

    Args:
        panel: the tab Train.
        session: knows what this computer lacks, and reads data sets.
    """

    def __init__(self, panel: TrainingPanel, session: Session) -> None:
        super().__init__(panel)
        self._panel = panel
        self._message: Message | None = session.backend.why_no_training()
        self._waits_for_data = False  # Train was pressed while a data set was read
        session.preparation.data_opened.connect(self._stop_waiting)
        session.preparation.failed.connect(self._stop_waiting)
        session.trainer.failed.connect(self._on_failed)
        self.retranslate()

    @property
    def is_there(self) -> bool:
        """Whether no network can be trained until the next start."""
        return self._message is not None

    def wait_for_data(self) -> None:
        """Train was pressed too early: says so until the data set is read."""
        self._waits_for_data = True
        self.retranslate()

    def retranslate(self) -> None:
        """Updates the reason, if there is one, after a language change."""
        reason = None if self._message is None else translated(self._message)
        self._panel.resume_row.set_reason(reason)
        for chart in self._panel.charts:
            chart.set_can_train(reason is None)
        if self._message is None and self._waits_for_data:
            reason = self.tr("The data set is still being read.")
        self._panel.buttons.set_reason(reason)

    def _stop_waiting(self) -> None:
        self._waits_for_data = False
        self.retranslate()

    def _on_failed(self, error: Exception) -> None:
        """A TensorFlow that cannot be loaded cannot until the next start."""
        if isinstance(error, TensorFlowError):
            self._message = error.message
            self.retranslate()
