"""Repeats runs with five seeds, and says which of two kinds is better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from mnist_desktop.insight.run_comparison import SEEDS, Repeats, compared
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.run_settings import DATA, config_of
from mnist_desktop.recognition.model_file import ModelMetadata, read_description
from mnist_desktop.recognition.model_summary import MNIST, ModelSummary, data_of, model_name
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.session.run_queue import QueuedRun
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.data_controller import DataController
from mnist_desktop.window.kind_names import Described, KindNames, kind_of
from mnist_desktop.window.languages import translated


class RepeatsController(QObject):
    """Puts runs into the queue and shows how far it is."""

    def __init__(self, panel: TrainingPanel, session: Session, data: DataController) -> None:
        super().__init__(panel)
        self._section = panel.runs.section
        self._panel = panel
        self._session = session
        self._queue = session.run_queue
        self._data = data
        self._names = KindNames(self)
        self._section.repeats_requested.connect(self._on_requested)
        self._section.comparison_requested.connect(self._compare)
        self._section.stop_requested.connect(self._queue.stop_all)
        self._queue.changed.connect(self._show_queue)

    def may_close(self) -> bool:
        """Asks before runs that wait are lost; whether the program may be closed."""
        count = len(self._queue.waiting)
        if not count:
            return True
        title = self.tr("Close the program?")
        text = self.tr("{count} runs still wait for their turn. They are gone if you close now.")
        if count == 1:
            text = self.tr("A run still waits for its turn. It is gone if you close now.")
        asked = QMessageBox.question(self._section.window(), title, text.format(count=count))
        return asked == QMessageBox.StandardButton.Yes

    def _on_requested(self, path: Path) -> None:
        self._session.model_files.describe(path, partial(self._on_described, path))

    def _on_described(self, path: Path, description: tuple[Architecture, ModelMetadata]) -> None:
        architecture, metadata = description
        config, missing = config_of(architecture, metadata)
        info = self._data.info
        opened = MNIST if info is None or info.path is None else info.path.name
        left = [name for name in missing if name != DATA]
        if left:
            self._section.show_problem(
                self.tr(
                    "This run cannot be repeated as it was: its file does not hold everything that"
                    " it learned from. Open its settings and train again instead."
                )
            )
        elif data_of(metadata) != opened:
            text = self.tr("This run learned from {data}: open that data set first.")
            self._section.show_problem(text.format(data=data_of(metadata)))
        else:
            if info is not None:
                config = replace(config, data=info.path, orientation=info.orientation)
            group = next((one.group for one in self._models if one.path == path), "")
            known = {one.seed for one in self._models if group and one.group == group}
            coming = {
                one.config.seed for one in self._queue.unfinished if _alike(one.config, config)
            }
            seeds = [seed for seed in SEEDS if seed not in known | coming]
            if not seeds:
                text = self.tr("There are runs with the seeds 1 to 5 already.")
                if coming:
                    text = self.tr("Runs with the seeds 1 to 5 are here already or still to come.")
                self._section.say(text)
                return
            title = kind_of(model_name(path))
            runs = [QueuedRun(replace(config, seed=one), f"{title} seed {one}") for one in seeds]
            self._queue.add(runs)

    @property
    def _models(self) -> Sequence[ModelSummary]:
        return self._section.table.models

    def _show_queue(self) -> None:
        current, count = self._queue.current, self._queue.count
        if not count:
            text = ""
        elif current is None:
            text = self.tr("{count} runs wait").format(count=count - self._queue.done)
        else:
            text = self.tr("Run {number} of {count}: {name}").format(
                number=self._queue.done + 1, count=count, name=current.title
            )
        self._section.show_queue(text)

    def _compare(self, chosen: list[ModelSummary]) -> None:
        """Compares the first one with each of the others, in names that tell them apart."""
        kinds = list({one.group: one for one in chosen}.values())
        names = [kind_of(one.name) for one in kinds]
        if len(set(names)) == len(names):
            self._say(kinds, names)
            return
        read = partial(_described, [one.path for one in kinds])
        self._session.tasks.run(
            "read models",
            read,
            lambda runs: self._say(kinds, self._names.of(runs)),
            self._session.failed.emit,
            is_dispensable=True,
        )

    def _say(self, kinds: Sequence[ModelSummary], names: Sequence[str]) -> None:
        first, *others = map(self._repeats, kinds, names)
        said = compared(first, *others)
        if len(said) == 1:
            self._section.say(translated(said[0]))
            return
        lines = (
            self.tr("{first} and {other}: {said}").format(
                first=first.name, other=other.name, said=translated(one)
            )
            for other, one in zip(others, said, strict=True)
        )
        self._section.say("\n".join(lines))

    def _repeats(self, chosen: ModelSummary, name: str) -> Repeats:
        """All runs of one kind; of several with the same seed the oldest."""
        newest_first = [one for one in self._models if one.group == chosen.group]
        accuracies = {
            one.seed: one.validation_accuracy
            for one in newest_first
            if one.seed is not None and one.validation_accuracy is not None
        }
        return Repeats(name, chosen.data, accuracies)


def _described(paths: Sequence[Path]) -> list[Described]:
    return [(path, *read_description(path)) for path in paths]


def _alike(one: TrainingConfig, other: TrainingConfig) -> bool:
    """Whether runs differ in nothing but the seed, and what does not change their result."""
    without = {"seed": 0, "device": "auto", "preset": ""}
    return replace(one, **without) == replace(other, **without)  # type: ignore[arg-type]
