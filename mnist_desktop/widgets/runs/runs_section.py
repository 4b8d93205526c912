"""All runs and models, under the charts: the table, and what can be done with what is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from mnist_desktop.recognition.model_summary import ModelSummary
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.folded_sections import FoldedSections
from mnist_desktop.widgets.base.labels import ElidedLabel, named
from mnist_desktop.widgets.base.layouts import GAP, column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.runs.run_buttons import RunButtons
from mnist_desktop.widgets.runs.run_table import RunTable
from mnist_desktop.widgets.runs.run_view import RunView

_LINES = 4  # that are said at most as a rule


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
    """Shows models and reports what is asked for.

    All that is said stands below the buttons, which stay where they are.
    """

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
        self._queue = named("queueLabel", ElidedLabel(textFormat=plain))
        self._stop = push_button("stopAllButton", self.stop_requested)
        self._words = QWidget()
        self.buttons = RunButtons()
        self._lay_out()
        self._connect()
        self._set_texts()

    def _set_texts(self) -> None:
        self._filter.setPlaceholderText(self.tr("Filter: words that a run must have"))
        self._filter.setAccessibleName(self.tr("Filter of the runs"))
        self.view.setAccessibleName(self.tr("Runs and models"))
        self.view.setStatusTip(
            self.tr(
                "All runs and models; the newest come first until a click on a heading sorts them."
                " Enter uses a model, F2 renames it, Del deletes it. Validation is what choices are"
                " made by; test images are for the end."
            )
        )
        self._stop.setText(self.tr("Stop all"))
        self._stop.setStatusTip(
            self.tr("Stops the run that is on and drops those that wait; models are kept.")
        )
        self._undo.setText(self.tr("Undo"))
        self._show()

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
        buttons = self.buttons
        for part in (buttons.to_logs, buttons.repeat, buttons.sweep):
            part.setVisible(has_tensorflow)

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
        chosen, are_on_charts = self.chosen(), self._are_on_charts()
        self.buttons.show_possible(
            chosen, self._in_use, can_train=self._can_train, are_on_charts=are_on_charts
        )
        count, shown = self.table.count, len(self.table.shown)
        if shown != count:
            text = self.tr("{shown} of {count}")
        elif not count:
            text = self.tr("No runs yet: press Train")
            if not self._can_train:
                text = self.tr("No runs yet: the first one is on")
        else:
            text = self.tr("1 run") if count == 1 else self.tr("{count} runs")
        self._count.setText(text.format(shown=f"{shown:,}", count=f"{count:,}"))

    def _lay_out(self) -> None:
        for label in (self._about, self._problem, self._said, self._undo, self._queue, self._stop):
            label.hide()
        above = row_of(self._filter, self._count, growing=self._filter)
        said = row_of(self._said, self._undo, growing=self._said)
        queue = row_of(self._queue, self._stop, growing=self._queue)
        policy = self._stop.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._stop.setSizePolicy(policy)
        words = column_of(self._about, self._problem, said, owner=self._words)
        words.addStretch()
        self._keep_room()
        column_of(above, self.view, self.buttons, queue, self._words, owner=self)

    def _keep_room(self) -> None:
        """For some lines: a sentence is in sight where there was none."""
        self._words.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing() + GAP)

    def changeEvent(self, event: QEvent) -> None:
        """Keeps room for lines of another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_room()

    def _connect(self) -> None:
        buttons = self.buttons
        for button, do in (
            (buttons.use, self._ask_for_use),
            (buttons.curves, self._ask_for_curves),
            (buttons.settings, self._ask_for_settings),
            (buttons.repeat, self._ask_for_repeats),
            (buttons.compare, self._ask_for_comparison),
            (buttons.rename, self._edit),
            (buttons.pin, self._ask_to_pin),
            (buttons.delete, self._ask_for_deletion),
        ):
            button.clicked.connect(do)
        buttons.sweep.clicked.connect(self.sweep_requested)
        buttons.to_file.triggered.connect(lambda: self._ask_for_export(is_logs=False))
        buttons.to_logs.triggered.connect(lambda: self._ask_for_export(is_logs=True))
        self._filter.textChanged.connect(self._on_filtered)
        self.table.rename_requested.connect(self._on_renamed)
        self.view.use_requested.connect(self._ask_for_use)
        self.view.delete_requested.connect(self._ask_for_deletion)
        self.view.editing_ended.connect(self._on_editing_ended)
        self.view.chosen_changed.connect(self._show)
        self.view.chosen_changed.connect(self.chosen_changed)
