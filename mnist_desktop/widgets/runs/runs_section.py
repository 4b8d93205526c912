"""All runs and models, under the charts: the table, and what can be done with what is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QWidget

from mnist_desktop.learning.sweep import MAX_VALUES
from mnist_desktop.recognition.model_summary import ModelSummary
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.folded_sections import FoldedSections
from mnist_desktop.widgets.base.labels import ElidedLabel, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.runs.run_table import RunTable
from mnist_desktop.widgets.runs.run_view import RunView


class RunsFold(FoldedSections):
    """The runs, folded away until somebody wants to see them."""

    def __init__(self) -> None:
        super().__init__("runsButton")
        self.section = RunsSection()
        self.add_section(self.section)

    def _set_texts(self) -> None:
        self._button.setText(self.tr("Runs"))
        self._button.setStatusTip(
            self.tr("Lists all runs and models: to compare, use, rename, pin or delete them.")
        )

    def unfold(self) -> None:
        """Shows the runs."""
        self._button.setChecked(True)


class RunsSection(Translated, QWidget):
    """Shows models and reports what is asked for; what goes wrong is said below the table."""

    use_requested = Signal(Path)
    rename_requested = Signal(Path, str)  # what was typed
    pin_requested = Signal(Path, bool)
    delete_requested = Signal(list)  # list[Path]
    undo_requested = Signal()
    settings_requested = Signal(Path)
    curves_requested = Signal(list, bool)  # list[ModelSummary]; whether they are to be seen
    repeats_requested = Signal(Path)
    sweep_requested = Signal()
    comparison_requested = Signal(list)  # list[ModelSummary], of two kinds at least
    export_requested = Signal(list, bool)  # list[ModelSummary]; whether for TensorBoard
    stop_requested = Signal()  # of all runs that wait
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runsSection")
        self.table = RunTable()
        self.view = RunView(self.table)
        self._in_use: Path | None = None
        self._on_charts: frozenset[str] = frozenset()  # names of runs
        self._can_train = True
        self._waiting: tuple[Sequence[ModelSummary], Path | None] | None = None
        self._typed = ""  # the name that was asked for last
        self._filter = named("runsFilter", QLineEdit(clearButtonEnabled=True))
        plain = Qt.TextFormat.PlainText
        self._count = named("runsCount", QLabel(textFormat=plain))
        self._about = named("runsAbout", QLabel(wordWrap=True, textFormat=plain))
        self._problem = named("runsProblem", QLabel(wordWrap=True, textFormat=plain))
        self._problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self._said = named("runsSaid", QLabel(wordWrap=True, textFormat=plain))
        self._undo = push_button("undoDeletionButton", self.undo_requested)
        self._use = push_button("useModelButton", self._ask_for_use)
        self._curves = push_button("showCurvesButton", self._ask_for_curves)
        self._settings = push_button("openSettingsButton", self._ask_for_settings)
        self._rename = push_button("renameModelButton", self._edit)
        self._pin = push_button("pinModelButton", self._ask_to_pin)
        self._delete = push_button("deleteModelButton", self._ask_for_deletion)
        self._repeat = push_button("fiveSeedsButton", self._ask_for_repeats)
        self._sweep = push_button("sweepButton", self.sweep_requested)
        self._compare = push_button("compareRunsButton", self._ask_for_comparison)
        self._queue = named("queueLabel", ElidedLabel(textFormat=plain))
        self._stop = push_button("stopAllButton", self.stop_requested)
        self._export = named("exportRunsButton", QPushButton())
        self._to_file, self._to_logs = QAction(self), QAction(self)
        self._to_file.setObjectName("exportTableAction")
        self._to_logs.setObjectName("exportLogsAction")
        self._to_file.triggered.connect(lambda: self._ask_for_export(is_logs=False))
        self._to_logs.triggered.connect(lambda: self._ask_for_export(is_logs=True))
        menu = QMenu(self._export)
        menu.addActions([self._to_file, self._to_logs])
        self._export.setMenu(menu)
        self.buttons = QWidget()
        self._flow = FlowLayout(self.buttons, spacing=8)
        for button in (
            self._use,
            self._curves,
            self._settings,
            self._repeat,
            self._sweep,
            self._compare,
            self._export,
            self._rename,
            self._pin,
            self._delete,
        ):
            self._flow.addWidget(button)
        self._lay_out()
        self._connect()
        self._set_texts()

    def _set_texts(self) -> None:
        self._filter.setPlaceholderText(self.tr("Filter: words that a run must have"))
        self._filter.setAccessibleName(self.tr("Filter of the runs"))
        self.view.setAccessibleName(self.tr("Runs and models"))
        self.view.setStatusTip(
            self.tr(
                "All runs and models, newest first. A click on a heading sorts, Enter uses a model,"
                " F2 renames it, Del deletes it. Validation is what choices are made by; test"
                " images are for the end."
            )
        )
        self._use.setText(self.tr("Use"))
        self._use.setStatusTip(self.tr("Answers with this model."))
        self._settings.setText(self.tr("Open its settings"))
        self._settings.setStatusTip(
            self.tr("Sets the settings above to those of this run, to change and repeat it.")
        )
        self._curves.setStatusTip(
            self.tr(
                "Lays the validation curves of the chosen runs over the charts, at most five beside"
                " the run that is shown."
            )
        )
        self._repeat.setText(self.tr("Again with five seeds"))
        self._repeat.setStatusTip(
            self.tr(
                "Repeats this run with the seeds 1 to 5, one after the other, to see how much"
                " chance does. All models are kept, and the model in use goes on answering."
            )
        )
        self._sweep.setText(self.tr("Try several values…"))
        self._sweep.setStatusTip(
            self.tr(
                "Trains with several values of one setting, such as the learning rate, one run"
                " after the other."
            )
        )
        self._compare.setText(self.tr("Which is better?"))
        self._compare.setStatusTip(
            self.tr(
                "Choose two to six runs that were repeated with five seeds each: tells whether they"
                " differ by more than chance, on validation images."
            )
        )
        self._export.setText(self.tr("Export history"))
        self._export.setStatusTip(
            self.tr("Writes the figures of the chosen runs, epoch by epoch, for other programs.")
        )
        self._to_file.setText(self.tr("As CSV or JSON…"))
        self._to_logs.setText(self.tr("As TensorBoard logs…"))
        self._stop.setText(self.tr("Stop all"))
        self._stop.setStatusTip(
            self.tr("Stops the run that is on and drops those that wait; models are kept.")
        )
        self._rename.setText(self.tr("Rename"))
        self._delete.setText(self.tr("Delete"))
        self._undo.setText(self.tr("Undo"))
        self._delete.setStatusTip(
            self.tr("Deletes the chosen models with their films; the last deletion can be undone.")
        )
        self._rename.setStatusTip(self.tr("Gives this model another name."))
        self._pin.setStatusTip(
            self.tr("A pinned model stays at the top, here and in the menu Models.")
        )
        self._show()

    def add_button(self, button: QWidget) -> None:
        """Adds a button for what else can be done with the chosen runs."""
        self._flow.addWidget(button)

    def add_part(self, part: QWidget) -> None:
        """Adds a part below the buttons."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(part)

    # What is listed

    def show_models(self, summaries: Sequence[ModelSummary], in_use: Path | None) -> None:
        """Lists the models.

        Args:
            summaries: as the folder gives them.
            in_use: the file of the one that answers, None for the built-in model.
        """
        if self.view.is_editing:  # a run may end meanwhile; what is typed stays
            self._waiting = (summaries, in_use)
            return
        self._in_use = in_use
        at = self.view.currentIndex().row()
        self.table.set_models(summaries, in_use)
        self.view.fit_columns()
        if not self.view.chosen() and self.table.shown:
            self.view.choose(self.table.shown[max(min(at, len(self.table.shown) - 1), 0)].path)
        self._show()
        if self._typed and self._problem.text():
            self.view.edit_name(self._typed)  # to be corrected
        else:
            self._typed = ""

    def show_problem(self, text: str) -> None:
        """Shows in one line what went wrong; the table stays true."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def show_about(self, text: str) -> None:
        """Shows what else is known of the chosen model."""
        self._about.setText(text)
        self._about.setVisible(bool(text))

    def say(self, text: str, *, can_undo: bool = False) -> None:
        """Says what was done."""
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._undo.setVisible(can_undo)

    def set_on_charts(self, names: Iterable[str]) -> None:
        """Sets which runs are laid over the one on the charts, by their names."""
        self._on_charts = frozenset(names)
        self._show()

    def show_queue(self, text: str) -> None:
        """Says how far several runs are; empty if none is left to do."""
        self._queue.setText(text)
        self._queue.setVisible(bool(text))
        self._stop.setVisible(bool(text))

    def set_has_tensorflow(self, has_tensorflow: bool) -> None:
        """Sets whether there can be training, and TensorBoard logs: TensorFlow does it."""
        self._to_logs.setVisible(has_tensorflow)
        self._repeat.setVisible(has_tensorflow)
        self._sweep.setVisible(has_tensorflow)

    def set_can_train(self, can_train: bool) -> None:
        """Sets whether settings can be changed: not while a run is on."""
        self._can_train = can_train
        self._show()

    def chosen(self) -> list[ModelSummary]:
        """The models that are selected."""
        return self.view.chosen()

    def focus_table(self) -> None:
        """Puts the keyboard on the table."""
        self.view.setFocus()

    # What the person does

    def _one(self) -> ModelSummary | None:
        """The model that is chosen alone and can be read."""
        chosen = self.chosen()
        return chosen[0] if len(chosen) == 1 and chosen[0].problem is None else None

    def _ask_for_use(self) -> None:
        one = self._one()
        if one is not None:
            self.show_problem("")
            self.use_requested.emit(one.path)

    def _ask_for_settings(self) -> None:
        one = self._one()
        if one is not None and self._can_train:
            self.show_problem("")
            self.settings_requested.emit(one.path)

    def _with_curves(self) -> list[ModelSummary]:
        return [one for one in self.chosen() if one.problem is None and one.epochs > 0]

    def _are_on_charts(self) -> bool:
        chosen = self._with_curves()
        return bool(chosen) and all(one.name in self._on_charts for one in chosen)

    def _ask_for_curves(self) -> None:
        self.show_problem("")
        self.curves_requested.emit(self._with_curves(), not self._are_on_charts())

    def _ask_for_repeats(self) -> None:
        one = self._one()
        if one is not None:
            self.show_problem("")
            self.repeats_requested.emit(one.path)

    def _ask_for_comparison(self) -> None:
        self.show_problem("")
        self.comparison_requested.emit(self.chosen())

    def _ask_for_export(self, *, is_logs: bool) -> None:
        self.show_problem("")
        self.export_requested.emit(self._with_curves(), is_logs)

    def _ask_to_pin(self) -> None:
        self.show_problem("")
        chosen = [one for one in self.chosen() if one.problem is None]
        is_pinned = all(one.is_pinned for one in chosen)
        for one in chosen:
            self.pin_requested.emit(one.path, not is_pinned)

    def _ask_for_deletion(self) -> None:
        paths = [one.path for one in self.chosen()]
        if paths:
            self.show_problem("")
            self.delete_requested.emit(paths)

    def _edit(self) -> None:
        self.show_problem("")
        self._typed = ""
        self.view.edit_name()

    def _on_renamed(self, path: Path, typed: str) -> None:
        if typed != self._typed:  # else refused before, and the field left as it was
            self._typed = typed
            self.show_problem("")
            self.rename_requested.emit(path, typed)

    def _on_editing_ended(self) -> None:
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.show_models(*waiting)

    def _on_filtered(self, text: str) -> None:
        self.table.set_filter(text)
        self._show()

    # What is shown

    def _show(self) -> None:
        chosen, one = self.chosen(), self._one()
        readable = [model for model in chosen if model.problem is None]
        self._use.setEnabled(one is not None and one.path != self._in_use)
        self._settings.setEnabled(one is not None and one.epochs > 0 and self._can_train)
        self._curves.setEnabled(bool(self._with_curves()))
        hide, show = self.tr("Hide curves"), self.tr("Show curves")
        self._curves.setText(hide if self._are_on_charts() else show)
        self._repeat.setEnabled(one is not None and bool(one.group))
        groups = {model.group for model in chosen}
        self._compare.setEnabled(2 <= len(groups) <= MAX_VALUES and "" not in groups)
        self._export.setEnabled(bool(self._with_curves()))
        self._rename.setEnabled(len(chosen) == 1)
        self._delete.setEnabled(bool(chosen))
        self._pin.setEnabled(bool(readable))
        is_pinned = bool(readable) and all(model.is_pinned for model in readable)
        self._pin.setText(self.tr("Unpin") if is_pinned else self.tr("Pin"))
        count, shown = self.table.count, len(self.table.shown)
        if shown != count:
            text = self.tr("{shown} of {count}")
        elif not count:
            text = self.tr("No runs yet: press Train")
        else:
            text = self.tr("1 run") if count == 1 else self.tr("{count} runs")
        self._count.setText(text.format(shown=f"{shown:,}", count=f"{count:,}"))

    def _lay_out(self) -> None:
        for label in (self._about, self._problem, self._said, self._undo, self._queue, self._stop):
            label.hide()
        above = row_of(self._filter, self._count, growing=self._filter)
        said = row_of(self._said, self._undo, growing=self._said)
        queue = row_of(self._queue, self._stop, growing=self._queue)
        column_of(
            above, queue, self.view, self._about, self._problem, said, self.buttons, owner=self
        )

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._on_filtered)
        self.table.rename_requested.connect(self._on_renamed)
        self.view.use_requested.connect(self._ask_for_use)
        self.view.delete_requested.connect(self._ask_for_deletion)
        self.view.editing_ended.connect(self._on_editing_ended)
        self.view.chosen_changed.connect(self._show)
        self.view.chosen_changed.connect(self.chosen_changed)
