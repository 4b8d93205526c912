"""What can be done with the runs that are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from mnist_desktop.learning.sweep import MAX_VALUES
from mnist_desktop.recognition.model_summary import ModelSummary
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.translated import Translated


class RunButtons(Translated, QWidget):
    """The buttons, in rows; those that are impossible now are disabled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_pinned = self._are_on_charts = False
        self.use = named("useModelButton", QPushButton())
        self.curves = named("showCurvesButton", QPushButton())
        self.settings = named("openSettingsButton", QPushButton())
        self.repeat = named("fiveSeedsButton", QPushButton())
        self.sweep = named("sweepButton", QPushButton())
        self.compare = named("compareRunsButton", QPushButton())
        self.export = named("exportRunsButton", QPushButton())
        self.rename = named("renameModelButton", QPushButton())
        self.pin = named("pinModelButton", QPushButton())
        self.delete = named("deleteModelButton", QPushButton())
        self.to_file = named("exportTableAction", QAction(self))
        self.to_logs = named("exportLogsAction", QAction(self))
        menu = QMenu(self.export)
        menu.addActions([self.to_file, self.to_logs])
        self.export.setMenu(menu)
        reading = self.use, self.curves, self.settings
        comparing = self.repeat, self.sweep, self.compare, self.export
        flow = FlowLayout(self, spacing=8)
        for button in (*reading, *comparing, self.rename, self.pin, self.delete):
            flow.addWidget(button)
        self._set_texts()

    def _set_texts(self) -> None:
        self.use.setText(self.tr("Use"))
        self.use.setStatusTip(self.tr("Answers with this model."))
        self.settings.setText(self.tr("Open its settings"))
        self.settings.setStatusTip(
            self.tr("Sets the settings above to those of this run, to change and repeat it.")
        )
        self.curves.setStatusTip(
            self.tr(
                "Lays the validation curves of the chosen runs over the charts, at most five beside"
                " the run that is shown."
            )
        )
        self.repeat.setText(self.tr("Again with five seeds"))
        self.repeat.setStatusTip(
            self.tr(
                "Repeats this run with the seeds 1 to 5, one after the other, to see how much"
                " chance does. All models are kept, and the model in use goes on answering."
            )
        )
        self.sweep.setText(self.tr("Try several values…"))
        self.sweep.setStatusTip(
            self.tr(
                "Trains with several values of one setting, such as the learning rate, one run"
                " after the other."
            )
        )
        self.compare.setText(self.tr("Which is better?"))
        self.compare.setStatusTip(
            self.tr(
                "Choose two to six runs that were repeated with five seeds each: tells whether they"
                " differ by more than chance, on validation images."
            )
        )
        self.export.setText(self.tr("Export history"))
        self.export.setStatusTip(
            self.tr("Writes the figures of the chosen runs, epoch by epoch, for other programs.")
        )
        self.to_file.setText(self.tr("As CSV or JSON…"))
        self.to_logs.setText(self.tr("As TensorBoard logs…"))
        for action in (self.to_file, self.to_logs):
            action.setStatusTip(self.export.statusTip())
        self.rename.setText(self.tr("Rename"))
        self.delete.setText(self.tr("Delete"))
        self.delete.setStatusTip(
            self.tr("Deletes the chosen models with their films; the last deletion can be undone.")
        )
        self.rename.setStatusTip(self.tr("Gives this model another name."))
        self.pin.setStatusTip(
            self.tr("A pinned model stays at the top, here and in the menu Models.")
        )
        self._show_changing()

    def _show_changing(self) -> None:
        hide, show = self.tr("Hide curves"), self.tr("Show curves")
        self.curves.setText(hide if self._are_on_charts else show)
        self.pin.setText(self.tr("Unpin") if self._is_pinned else self.tr("Pin"))

    def show_possible(
        self,
        chosen: Sequence[ModelSummary],
        in_use: Path | None,
        *,
        can_train: bool,
        are_on_charts: bool,
    ) -> None:
        """Enables what can be done.

        Args:
            chosen: the runs.
            in_use: the file of the model that answers; None for the built-in one.
            can_train: whether settings can be changed.
            are_on_charts: whether the curves of all of them are seen.
        """
        readable = [model for model in chosen if model.problem is None]
        one = readable[0] if len(chosen) == len(readable) == 1 else None
        has_curves = any(model.epochs > 0 for model in readable)
        groups = {model.group for model in chosen}
        self.use.setEnabled(one is not None and one.path != in_use)
        self.settings.setEnabled(one is not None and one.epochs > 0 and can_train)
        self.curves.setEnabled(has_curves)
        self.repeat.setEnabled(one is not None and bool(one.group))
        self.compare.setEnabled(2 <= len(groups) <= MAX_VALUES and "" not in groups)
        self.export.setEnabled(has_curves)
        self.rename.setEnabled(len(chosen) == 1)
        self.delete.setEnabled(bool(chosen))
        self.pin.setEnabled(bool(readable))
        self._is_pinned = bool(readable) and all(model.is_pinned for model in readable)
        self._are_on_charts = are_on_charts
        self._show_changing()
