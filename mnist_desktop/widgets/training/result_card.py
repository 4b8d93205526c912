"""The result of a training run, and the choice between the new network and the old model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from mnist_desktop.learning.events import TestResult, TrainingResult
from mnist_desktop.widgets.answer.limit_note import LimitNote
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import bold, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.training.result_texts import ResultTexts
from mnist_desktop.widgets.training.test_result import TestResultView

_FIGURE_POINTS = 20.0
_VALIDATION_IMAGES = 5_000
_TEST_IMAGES = 10_000


class ResultCard(Translated, QFrame):
    """Hidden until a run ends; then accuracy and two buttons, then the test result."""

    keep_requested = Signal()
    go_back_requested = Signal()
    restore_requested = Signal()  # of a new network that was removed from the Models menu

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultCard")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._figure = named("resultFigure", QLabel())
        self._of_what = named("resultOfWhat", QLabel())
        self._note = named("resultNote", QLabel())
        # Without autoDefault Enter does nothing
        self._keep = push_button("keepButton", self.keep_requested, autoDefault=True)
        self._go_back = push_button("goBackButton", self.go_back_requested, autoDefault=True)
        self._limit = named("resultLimit", LimitNote(in_full=True))
        self._choice = named("choiceLabel", QLabel())
        self._restore = push_button("restoreModelButton", self.restore_requested, autoDefault=True)
        self._measuring = named("measuringLabel", QLabel())
        self._view = named("judgementView", TestResultView())
        self._texts = ResultTexts(self)
        self._result: TrainingResult | None = None
        self._validation_images = _VALIDATION_IMAGES
        self._test_images = _TEST_IMAGES
        self._name = ""  # of the new network; empty until the choice is made
        self._in_use: str | None = None  # what answers then; None for the built-in model
        self._is_listed = True
        self._lay_out()
        self.set_scale(1.0)
        self._set_texts()
        self.hide()

    def _set_texts(self) -> None:
        self._keep.setText(self.tr("Keep this model"))
        self._keep.setStatusTip(
            self.tr("The new network answers from now on, and is in the Models menu.")
        )
        self._go_back.setText(self.tr("Go back to the old model"))
        self._go_back.setStatusTip(
            self.tr(
                "The model from before the training answers again. The new network is removed;"
                " that can be undone."
            )
        )
        self._restore.setText(self.tr("Undo: keep it in the Models menu"))
        self._restore.setStatusTip(
            self.tr("Puts the new network into the Models menu, beside the model that answers.")
        )
        for label in (self._figure, self._of_what, self._note):
            label.setStatusTip(
                self.tr(
                    "Validation accuracy: the share of held-out images, not learned from, that"
                    " the network reads correctly. It chose the best epoch."
                )
            )
        self._update_texts()

    def set_scale(self, scale: float) -> None:
        """Scales the font relative to the usual size (presentation mode)."""
        font = bold(self.font())
        font.setPointSizeF(_FIGURE_POINTS * scale)
        self._figure.setFont(font)
        self._view.set_scale(scale)

    def show_result(
        self,
        result: TrainingResult,
        *,
        can_go_back: bool,
        validation_images: int = _VALIDATION_IMAGES,
    ) -> None:
        """Shows the result of a run, with the choice."""
        self._result = result
        self._validation_images = validation_images
        self._name, self._is_listed = "", True
        self._keep.setVisible(True)
        self._keep.setEnabled(bool(result.weights))
        self._go_back.setVisible(can_go_back)
        for part in (self._choice, self._restore, self._measuring, self._view):
            part.hide()
        for part in (self._figure, self._of_what, self._note):
            part.show()
        # What is trained here has no confidence branch
        are_digits = result.config.data is None and not result.classes
        self._limit.set_limit(bool(result.weights), are_digits=are_digits)
        self._update_texts()
        self.show()

    def show_choice(self, name: str, in_use: str | None, test_images: int = _TEST_IMAGES) -> None:
        """Shows which model answers, and that the test is running.

        Args:
            name: of the new network, as the Models menu has it.
            in_use: of the model that answers; None for the built-in one.
            test_images: how many there are.
        """
        self._name, self._in_use = name, in_use
        self._test_images = test_images
        self._keep.hide()
        self._go_back.hide()
        if name != in_use:
            self._limit.hide()
        self._choice.show()
        self._measuring.show()
        self._update_texts()

    @property
    def is_decided(self) -> bool:
        """Whether the choice is made."""
        return bool(self._name)

    def set_in_use(self, in_use: str | None) -> None:
        """Sets which model answers now; None for the built-in one."""
        self._in_use = in_use
        self._update_texts()

    def set_name(self, name: str) -> None:
        """Sets another name of the new network."""
        if self._name:
            self._name = name
            self._update_texts()

    def set_listed(self, is_listed: bool) -> None:
        """Sets whether the new network is in the Models menu."""
        self._is_listed = is_listed
        self._update_texts()

    def show_test_result(self, test_result: TestResult, names: Sequence[str] = ()) -> None:
        """Shows how the new network and the other model do on the test images."""
        for part in (self._measuring, self._figure, self._of_what, self._note):
            part.hide()  # the view has it too, in less room
        accuracy = None if self._result is None else self._result.validation_accuracy
        self._view.show_test_result(test_result, names, accuracy)
        self._view.show()

    def show_tests(self, new: int, old: int | None) -> None:
        """Says how often the new network and the other model were tested, this time included."""
        self._view.show_tests(new, old)

    def hide_card(self) -> None:
        """Shows nothing."""
        self.hide()

    def _update_texts(self) -> None:
        if self._result is not None:
            self._figure.setText(self._texts.figure(self._result))
            self._of_what.setText(self._texts.of_what(self._result, self._validation_images))
            self._note.setText(self._texts.note(self._result))
        if self._name:
            choice = self._texts.choice(self._name, self._in_use, is_listed=self._is_listed)
            self._choice.setText(choice)
            self._restore.setVisible(not self._is_listed)
            self._measuring.setText(self._texts.measuring(self._test_images))

    def _lay_out(self) -> None:
        figure, buttons = row_of(self._figure), row_of()
        figure.addWidget(self._of_what, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self._keep, self._go_back):
            buttons.addWidget(button, 1)
        for label in (self._of_what, self._note, self._choice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        column_of(
            figure,
            self._note,
            self._limit,
            buttons,
            self._choice,
            (self._restore, Qt.AlignmentFlag.AlignLeft),
            self._measuring,
            self._view,
            owner=self,
            margins=(12, 8, 12, 8),
        )
