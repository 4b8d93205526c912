"""Lays the curves of the runs chosen in the table over the charts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import ModelMetadata, read_description
from mnist_desktop.recognition.model_summary import ModelSummary, model_name
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.chart.overlays import MAX_OVERLAID, OverlaidRun
from mnist_desktop.widgets.training.training_panel import TrainingPanel


class RunCurvesController(QObject):
    """Reads the histories of runs in the background and shows them."""

    def __init__(self, panel: TrainingPanel, session: Session) -> None:
        super().__init__(panel)
        self._pair = panel.pair
        self._section = panel.runs.section
        self._session = session
        self._section.curves_requested.connect(self._on_requested)
        self._pair.overlaid_changed.connect(self._on_overlaid)
        session.model_files.renamed.connect(self._on_renamed)

    def show(self, summaries: Sequence[ModelSummary]) -> None:
        """Lays runs over the charts, beside those that are there as far as there is room."""

        def read() -> list[OverlaidRun]:
            found = (_read(summary.path) for summary in summaries)
            return [run for run in found if run is not None]

        self._session.tasks.run("read curves", read, self._on_read, is_dispensable=True)

    def _on_requested(self, summaries: list[ModelSummary], are_seen: bool) -> None:
        names = {one.name for one in summaries}
        if not are_seen:
            self._pair.set_overlaid([run for run in self._pair.overlaid if run.name not in names])
        else:
            self.show([one for one in summaries if one.name != self._shown()])

    def _shown(self) -> str:
        """The name of the run that is on the charts by itself; empty if none is."""
        return self._pair.run.name if any(len(one.history) for one in self._pair.charts) else ""

    def _on_read(self, runs: list[OverlaidRun]) -> None:
        self._pair.add_overlaid(runs[:MAX_OVERLAID])
        if len(runs) > MAX_OVERLAID:
            text = self.tr("The charts have room for {most} runs beside the one that is shown.")
            self._section.show_problem(text.format(most=MAX_OVERLAID))

    def _on_overlaid(self) -> None:
        self._section.set_on_charts(run.name for run in self._pair.overlaid)

    def _on_renamed(self, before: Path, path: Path) -> None:
        self._pair.rename_overlaid(model_name(before), model_name(path))


def _read(path: Path) -> OverlaidRun | None:
    """The curves of a run in a file; None without any."""
    try:
        _, metadata = read_description(path)
    except AppError:  # the table says so
        return None
    loss, accuracy = (validation_curve(metadata, name) for name in ("loss", "accuracy"))
    if not loss and not accuracy:
        return None
    return OverlaidRun(model_name(path), loss, accuracy, is_chosen=True)


def validation_curve(metadata: ModelMetadata, name: str) -> tuple[tuple[float, float], ...]:
    """(epoch, value) of "loss" or "accuracy" on the validation images, as far as it is known."""
    history = enumerate(metadata.history, 1)
    return tuple((float(n), epoch[f"val_{name}"]) for n, epoch in history if f"val_{name}" in epoch)
