"""Stands between the table of runs and the session: used, renamed, pinned, deleted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from mnist_desktop.learning.run_settings import CHANGED, DATA, HAND, config_of
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.model_file import ModelMetadata, read_model
from mnist_desktop.recognition.model_metadata import OWN_DRAWINGS
from mnist_desktop.recognition.model_summary import MNIST, ModelSummary, data_of, model_name
from mnist_desktop.recognition.networks.architectures import Architecture
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.lab import Lab
from mnist_desktop.widgets.training.training_panel import TrainingPanel
from mnist_desktop.window.data_controller import DataController
from mnist_desktop.window.languages import translated
from mnist_desktop.window.model_controller import ModelController

_RESTING_MS = 150  # that a model is chosen before more is read of it


class RunsController(QObject):
    """Lists the runs while they are seen, and does what is asked for with those chosen.

    Args:
        panel: has the table, and the settings that a run's are opened in.
        lab: whose tab it is in.
        session: has the models.
        data: knows the data set that is open.
        models: asks for the list of all.
    """

    def __init__(
        self,
        panel: TrainingPanel,
        lab: Lab,
        session: Session,
        data: DataController,
        models: ModelController,
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._section = panel.runs.section
        self._session = session
        self._files = session.model_files
        self._data = data
        self._is_seen = False
        self._renamed: Path | None = None  # to be marked when it is listed
        self._deleted: list[Path] = []  # by the last deletion
        self._was_in_use: Path | None = None  # of these
        self._resting = QTimer(self, interval=_RESTING_MS, singleShot=True)
        self._resting.timeout.connect(self._read_about)
        models.all_requested.connect(lambda: lab.show_tab(panel.objectName()))
        models.all_requested.connect(panel.show_runs)
        self._connect_section()
        self._connect_session()

    def _connect_section(self) -> None:
        section, files = self._section, self._files
        self._panel.runs.toggled.connect(self._on_seen)
        section.use_requested.connect(self._session.use_model)
        section.rename_requested.connect(files.rename)
        section.pin_requested.connect(files.set_pinned)
        section.delete_requested.connect(self._delete)
        section.undo_requested.connect(self._undo)
        section.settings_requested.connect(self._open_settings)
        section.chosen_changed.connect(self._on_chosen)

    def _connect_session(self) -> None:
        session, files, trainer = self._session, self._files, self._session.trainer
        files.listed.connect(self._on_listed)
        files.renamed.connect(self._on_renamed)
        files.removed.connect(self._on_removed)
        files.restored.connect(self._on_restored)
        files.changed.connect(self._read)
        files.failed.connect(self._on_failed)
        session.model_changed.connect(self._read)
        new = trainer.run_model
        for written in (new.written, new.scored, new.listing_changed):
            written.connect(self._read)
        trainer.started.connect(lambda _: self._section.set_can_train(False))
        trainer.ended.connect(lambda _: self._section.set_can_train(True))
        session.test_opening.changed.connect(self._on_chosen)

    # The list

    def _on_seen(self, is_seen: bool) -> None:
        self._is_seen = is_seen
        self._read()

    def _read(self) -> None:
        if self._is_seen:
            self._files.read()

    def _on_listed(self, summaries: list[ModelSummary]) -> None:
        self._section.show_models(summaries, self._session.model_path)
        if self._renamed is not None:
            self._section.view.choose(self._renamed)
            self._renamed = None

    # What the person does

    def _delete(self, paths: list[Path]) -> None:
        self._deleted, self._was_in_use = [], None
        for path in paths:
            if path == self._session.model_path:
                self._was_in_use = path
            self._files.remove(path)

    def _undo(self) -> None:
        paths, self._deleted = self._deleted, []
        self._section.say("")
        for path in paths:
            self._files.restore(path)

    def _open_settings(self, path: Path) -> None:
        self._files.describe(path, partial(self._on_described, path))

    def _on_described(self, path: Path, description: tuple[Architecture, ModelMetadata]) -> None:
        architecture, metadata = description
        if self._session.trainer.is_running:
            return
        config, missing = config_of(architecture, metadata)
        info = self._data.info
        opened = MNIST if info is None or info.path is None else info.path.name
        left = [name for name in missing if name != DATA]
        is_other_data = data_of(metadata) != opened
        self._panel.settings.set_config(config)
        said = [self.tr("The settings above are those of {name}.").format(name=model_name(path))]
        if is_other_data:
            text = self.tr("It learned from {data}; the data set that is open stays.")
            said.append(text.format(data=data_of(metadata) or self.tr("an unknown data set")))
        if OWN_DRAWINGS in left:
            said.append(self.tr("It also learned your own drawings: that choice stays as it is."))
        if HAND in left:
            said.append(self.tr("It learned a hand afterwards, which is no setting."))
        if CHANGED in left:
            said.append(self.tr("What was changed while it learned is left out."))
        unread = [name for name in left if name not in (OWN_DRAWINGS, HAND, CHANGED)]
        if unread:
            text = self.tr("Its file does not say: {names}; these have their usual values.")
            said.append(text.format(names=", ".join(one.replace("_", " ") for one in unread)))
        self._section.say(" ".join(said))

    # What else is known of the chosen model

    def _on_chosen(self) -> None:
        self._section.show_about("")
        if self._is_seen:
            self._resting.start()

    def _read_about(self) -> None:
        chosen = self._section.chosen()
        if len(chosen) != 1 or chosen[0].problem is not None:
            return
        path = chosen[0].path

        def count() -> int:
            return self._session.test_opening.count(read_model(path))

        on_done = partial(self._on_counted, chosen[0])
        ignore = lambda _: None  # noqa: E731 - the list says what is wrong with it
        self._session.tasks.run("count tests", count, on_done, ignore, is_dispensable=True)

    def _on_counted(self, summary: ModelSummary, count: int) -> None:
        if [one.path for one in self._section.chosen()] != [summary.path]:
            return
        if not count:
            text = self.tr("{name}: not tested on this computer")
        elif count == 1:
            text = self.tr("{name}: tested once on this computer, with test images of {data}")
        else:
            text = self.tr("{name}: tested {count} times on this computer, with test images")
        data = summary.data or self.tr("an unknown data set")
        self._section.show_about(text.format(name=summary.name, count=f"{count:,}", data=data))

    # What the session reports

    def _on_renamed(self, _: Path, path: Path) -> None:
        self._renamed = path
        self._read()

    def _on_removed(self, path: Path) -> None:
        self._deleted.append(path)
        if len(self._deleted) == 1:
            text = self.tr("{name} is deleted.").format(name=model_name(path))
        else:
            text = self.tr("{count} models are deleted.").format(count=len(self._deleted))
        if self._was_in_use is not None:
            text += " " + self.tr("The built-in model answers now.")
        self._section.say(text, can_undo=True)
        self._read()

    def _on_restored(self, before: Path, path: Path) -> None:
        if before == self._was_in_use:
            self._was_in_use = None
            self._session.use_model(path)
        self._read()

    def _on_failed(self, error: Exception) -> None:
        if self._is_seen and isinstance(error, AppError):
            self._section.show_problem(translated(error))
            self._read()  # what was typed is not its name
        else:
            self._session.failed.emit(error)
