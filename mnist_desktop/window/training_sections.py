"""What the tab Train has, and the controllers that fill it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mnist_desktop.learning.time_left import TrainingPace
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.lab import Lab
from mnist_desktop.widgets.status_line import StatusLine
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.bet_controller import BetController
from mnist_desktop.window.data_controller import DataController
from mnist_desktop.window.device_controller import DeviceController
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.film_controller import FilmController
from mnist_desktop.window.model_controller import ModelController
from mnist_desktop.window.repeats_controller import RepeatsController
from mnist_desktop.window.run_curves_controller import RunCurvesController
from mnist_desktop.window.run_export_controller import RunExportController
from mnist_desktop.window.runs_controller import RunsController
from mnist_desktop.window.settings import WindowSettings
from mnist_desktop.window.sweep_controller import SweepController
from mnist_desktop.window.train_obstacle import TrainObstacle
from mnist_desktop.window.training_controller import TrainingController


class TrainingSections:
    """The settings of a run, its data, charts, film and bet, and all runs before it."""

    def __init__(
        self,
        panel: TrainingPanel,
        lab: Lab,
        status: StatusLine,
        models: ModelController,
        session: Session,
        settings: WindowSettings,
        dialogs: FileDialogs,
        window: QWidget,
    ) -> None:
        self._data = DataController(panel.settings, session, TrainingPace(settings), dialogs)
        self._obstacle = TrainObstacle(panel, session)
        TrainingController(panel, session, self._data, self._obstacle)
        self._device = DeviceController(panel.settings, status, session)
        FilmController(panel, session)
        self._bet = BetController(panel, session, settings)
        RunCurvesController(panel, session)
        SweepController(panel, session, window)
        RunExportController(panel.runs.section, session, dialogs)
        self._repeats = RepeatsController(panel, session, self._data)
        RunsController(panel, lab, session, self._data, models)
        self.explained = [chart.point_explained for chart in panel.charts]
        self.explained.append(panel.bet_pad.explained)

    def may_close(self) -> bool:
        """Asks before anything is lost; whether the program may be closed."""
        return self._repeats.may_close()

    def retranslate(self) -> None:
        """Updates the texts that are made by controllers after a language change."""
        for part in (self._data, self._obstacle, self._device, self._bet):
            part.retranslate()
