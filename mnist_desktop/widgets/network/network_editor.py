"""*Edit network*: a custom network, layer by layer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QWidget

from mnist_desktop.problem import Message
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from mnist_desktop.recognition.networks.network_draft import DraftError, NetworkDraft
from mnist_desktop.recognition.networks.network_json import MAX_LAYERS, MAX_PARAMETERS
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.replace import Replace
from mnist_desktop.widgets.base.screen_fit import ScreenFit
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.network.layer_form import LayerForm
from mnist_desktop.widgets.network.layer_table import LayerButtons, LayerTable
from mnist_desktop.widgets.network.start_row import StartRow

_TYPING = 1
"""Commands of this id may be merged."""

State = tuple[NetworkDraft, int]
"""A draft and the row that is chosen."""


class ReplaceDraft(Replace[State]):
    """One step for all that is typed into one field; `setting` is its name, or nothing."""

    def __init__(
        self, show: Callable[[State], None], before: State, after: State, setting: str = ""
    ) -> None:
        super().__init__(show, before, after)
        self._setting = setting

    def id(self) -> int:
        """Whether Qt asks to merge it."""
        return _TYPING if self._setting else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes over a later change of the same setting of the same layer."""
        if not isinstance(other, ReplaceDraft) or other._setting != self._setting:
            return False
        if other.after[1] != self.after[1]:
            return False
        self.after = other.after
        return True


_USUAL_START = "cnn"


class NetworkEditor(Translated, QDialog):
    """Edits a network; `accepted` only with a valid one. It deletes itself when closed.

    Args:
        start: the network to start from; where it cannot be edited, the editor says why and
            starts from the usual one.
        text_of: the sentence for a problem, in the current language.
    """

    def __init__(
        self, start: Architecture, text_of: Callable[[Message], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("networkEditor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text_of = text_of
        self._refusal: Message | None = None
        self._draft = self._first_draft(start)
        self._undo_stack = QUndoStack(self)
        plain = Qt.TextFormat.PlainText
        self._note = named("startNote", QLabel(wordWrap=True, textFormat=plain))
        self._start_row = StartRow(None if self._refusal else start)
        self._table = LayerTable(has_settings=True)
        self._layer_buttons = LayerButtons()
        self._form = LayerForm()
        self._sum = named("draftSum", QLabel())
        self._problem = named("draftProblem", QLabel(wordWrap=True, textFormat=plain))
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._connect()
        self._set_texts()
        self.resize(760, 600)  # logical px: fits a screen of 768; a long network scrolls
        ScreenFit(self).fit()
        self._show((self._draft, 0))
        self._table.setFocus()

    def architecture(self) -> Architecture:
        """The network as edited, named "own"; raises a DraftError if it is not valid."""
        return self._draft.architecture()

    def _set_texts(self) -> None:
        self.setWindowTitle(self.tr("Edit network"))
        if self._refusal is not None:
            usual = self.tr("It starts from “{name}” instead.").format(name=_USUAL_START)
            self._note.setText(f"{self._text_of(self._refusal)} {usual}")
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(
            self.tr("Use this network")
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends a number that is typed, not the dialog."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _first_draft(self, start: Architecture) -> NetworkDraft:
        try:
            return NetworkDraft.from_architecture(start)
        except DraftError as problem:
            self._refusal = problem.message
            return NetworkDraft.from_architecture(ARCHITECTURES[_USUAL_START])

    def _lay_out(self) -> None:
        self._note.setVisible(self._refusal is not None)
        self._problem.setForegroundRole(QPalette.ColorRole.BrightText)
        # Room for two lines, so that the table stays when a sentence appears
        self._problem.setMinimumHeight(2 * self._problem.fontMetrics().lineSpacing())
        self._problem.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        left = column_of(self._table, self._layer_buttons, growing=self._table)
        middle = row_of(left, self._form, spacing=12, growing=left)
        column_of(
            self._note,
            self._start_row,
            middle,
            self._sum,
            self._problem,
            self._buttons,
            owner=self,
            margins=(16, 12, 16, 12),
            growing=middle,
        )

    def _connect(self) -> None:
        self._start_row.chosen.connect(self._start_from)
        self._start_row.undo_requested.connect(self._undo_stack.undo)
        self._start_row.redo_requested.connect(self._undo_stack.redo)
        self._undo_stack.canUndoChanged.connect(self._start_row.set_undoable)
        self._undo_stack.canRedoChanged.connect(self._start_row.set_redoable)
        self._table.currentCellChanged.connect(self._choose)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self._layer_buttons.add_requested.connect(self._add)
        self._layer_buttons.remove_requested.connect(self._remove)
        self._layer_buttons.move_requested.connect(self._move)
        self._form.setting_changed.connect(self._set)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    def _start_from(self, start: Architecture) -> None:
        self._push(NetworkDraft.from_architecture(start), 0)

    def _add(self, kind: str) -> None:
        row = min(self._row + 1, len(self._draft.body))
        self._push(self._draft.with_layer(row, kind), row)

    def _remove(self) -> None:
        if self._row < len(self._draft.body):
            self._push(self._draft.without_layer(self._row), self._row)

    def _move(self, by: int) -> None:
        if 0 <= self._row + by < len(self._draft.body):
            self._push(self._draft.with_moved(self._row, self._row + by), self._row + by)

    def _set(self, name: str, value: object) -> None:
        self._push(self._draft.with_setting(self._row, name, value), self._row, name)

    def _push(self, draft: NetworkDraft, row: int, setting: str = "") -> None:
        before = (self._draft, self._row)
        self._undo_stack.push(ReplaceDraft(self._show, before, (draft, row), setting))

    @property
    def _row(self) -> int:
        return max(self._table.currentRow(), 0)

    def _show(self, state: State) -> None:
        self._draft, row = state
        problem = self._draft.problem()
        sentence = self._text_of(problem) if problem is not None else ""
        self._table.show_rows(self._draft.rows, fault=self._draft.fault_row, problem=sentence)
        self._table.setCurrentCell(row, 0)
        self._choose(row)
        self._problem.setText(self.tr("⚠ {problem}").format(problem=sentence) if sentence else "")
        self._problem.setAccessibleName(sentence)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(problem is None)
        self._show_sum()

    def _show_sum(self) -> None:
        total = self._draft.parameters
        text = self.tr("{layers} of {most_layers} layers, {parameters} of {most} parameters")
        if total is None:
            text = self.tr("{layers} of {most_layers} layers")
        self._sum.setText(
            text.format(
                layers=len(self._draft.layers),
                most_layers=MAX_LAYERS,
                parameters=f"{total or 0:,}",
                most=f"{MAX_PARAMETERS:,}",
            )
        )

    def _choose(self, row: int, *_: int) -> None:
        if not 0 <= row < len(self._draft.layers):
            return  # while the table loses its last row
        is_scores = row == len(self._draft.body)
        self._form.show_layer(self._draft.layers[row], is_scores=is_scores)
        self._layer_buttons.set_possible(
            add=not self._draft.is_too_long,
            remove=not is_scores,
            up=not is_scores and row > 0,
            down=row < len(self._draft.body) - 1,
        )
