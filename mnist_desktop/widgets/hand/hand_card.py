"""What learning a hand has brought, before anything is kept, and the choice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from mnist_desktop.recognition.model_folder import MAX_NAME
from mnist_desktop.samples.exam import ExamResult
from mnist_desktop.samples.hand_result import HandResult
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import SectionTitle, named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.hand.exam_view import ExamView
from mnist_desktop.widgets.hand.hand_texts import HandTexts


class HandCard(Translated, QFrame):
    """Hidden until a hand is learned; then counts and buttons, then the exam and its result."""

    keep_requested = Signal(str)  # the name
    discard_requested = Signal()
    exam_requested = Signal()
    keep_exam_requested = Signal()
    take_back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handCard")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._texts = HandTexts(self)
        self._result: HandResult | None = None
        self._exam: ExamResult | None = None
        self._base = ""
        self._are_rounds_written = self._is_known = self._may_be_known = False
        self._kept_name = ""  # empty until the model is kept
        self._title = SectionTitle()
        self._own, self._mnist, self._letters, self._step, self._known = (
            _sentence(f"hand{name}") for name in ("Own", "Mnist", "Letters", "Step", "Known")
        )
        self._name_label = QLabel()
        self._name = named("handModelName", QLineEdit(maxLength=MAX_NAME))
        self._name_label.setBuddy(self._name)
        self._keep = push_button("keepHandButton", self._on_keep, autoDefault=True)
        self._start_exam = push_button("examButton", self.exam_requested, autoDefault=True)
        self._discard = push_button("discardHandButton", self.discard_requested, autoDefault=True)
        self._exam_text = _sentence("examText")
        self._view = ExamView()
        self._keep_exam = push_button("keepExamButton", self.keep_exam_requested, autoDefault=True)
        self._kept = _sentence("handKept")
        self._take_back = push_button("takeBackHandButton", self.take_back_requested)
        self._lay_out()
        self.hide()
        self._set_texts()

    def _lay_out(self) -> None:
        self._choice_part, self._kept_part = QWidget(), QWidget()
        column_of(
            row_of(self._name_label, self._name, growing=self._name),
            row_of(self._keep, self._start_exam, self._discard, None),
            owner=self._choice_part,
        )
        left = Qt.AlignmentFlag.AlignLeft
        column_of(self._kept, (self._take_back, left), owner=self._kept_part)
        column_of(
            *(self._title, self._own, self._mnist, self._letters, self._step, self._known),
            *(self._exam_text, self._view, (self._keep_exam, left)),
            *(self._choice_part, self._kept_part),
            owner=self,
            margins=(12, 8, 12, 8),
        )

    def _set_texts(self) -> None:
        self._name_label.setText(self.tr("Name"))
        self._keep.setText(self.tr("Keep"))
        self._keep.setStatusTip(
            self.tr(
                "Makes a model of it, in the Models menu, which answers from now on. That can be"
                " undone."
            )
        )
        self._start_exam.setText(self.tr("Exam: ten new digits"))
        self._start_exam.setStatusTip(
            self.tr("Asks for the ten digits once more; both models read them, neither learns.")
        )
        self._discard.setText(self.tr("Discard"))
        self._discard.setStatusTip(
            self.tr("Forgets what was learned; the drawings stay, so it can be learned again.")
        )
        self._keep_exam.setText(self.tr("Keep these ten for the next learning"))
        self._keep_exam.setStatusTip(self.tr("Puts them among your drawings."))
        self._take_back.setText(self.tr("Undo"))
        self._take_back.setStatusTip(
            self.tr("The model from before answers again, and the file of the new one is removed.")
        )
        tip = self.tr(
            "Right means: the likeliest of the ten digits is the one that was asked for, also where"
            " the answer says “not sure”. A drawing is judged by a network that has not learned it;"
            " the one that you can keep has learned all of them."
        )
        for label in (self._title, self._own, self._exam_text):
            label.setStatusTip(tip)
        self._mnist.setStatusTip(
            self.tr(
                "Images that training on MNIST leaves out. What is learned is scaled back until at"
                " most one of 1,000 more is misread."
            )
        )
        self._letters.setStatusTip(
            self.tr("500 drawings of letters that this network has learned to refuse.")
        )
        self._update_texts()

    @property
    def name(self) -> str:
        """The wanted name of the model."""
        return self._name.text()

    # What is shown

    def show_result(
        self,
        result: HandResult,
        *,
        base: str,
        name: str,
        are_rounds_written: bool,
        is_known: bool,
        may_be_known: bool = False,
    ) -> None:
        """Shows what was learned, with the choice.

        Args:
            result: the counts.
            base: the name of the model that has learned.
            name: the proposed name of the new one.
            are_rounds_written: whether each drawing was judged without a round that was written
                as one.
            is_known: whether the model has learned many hands before, so that little may be new.
            may_be_known: whether it may have learned some of these drawings before.
        """
        self._result, self._exam, self._base = result, None, base
        self._are_rounds_written, self._is_known = are_rounds_written, is_known
        self._may_be_known = may_be_known
        self._kept_name = ""
        self._name.setText(name)
        self._view.hide()
        self._update_texts()
        self.show()

    def show_exam(self, result: ExamResult) -> None:
        """Shows how both models did in the exam."""
        self._exam = result
        self._view.show_result(result)
        self.set_exam_kept(False)
        self._update_texts()

    def set_exam_kept(self, is_kept: bool) -> None:
        """Sets whether the drawings of the exam are among the kept ones."""
        self._keep_exam.setEnabled(not is_kept)

    def show_kept(self, name: str) -> None:
        """Says that the model is kept and answers."""
        self._kept_name = name
        self._update_texts()

    def show_open(self) -> None:
        """Offers the choice again."""
        self._kept_name = ""
        self._update_texts()

    def set_busy(self, is_busy: bool) -> None:
        """Greys the buttons while something is written or asked for."""
        self._choice_part.setEnabled(not is_busy)
        self._kept_part.setEnabled(not is_busy)

    def _update_texts(self) -> None:
        result, texts = self._result, self._texts
        if result is None:
            return
        self._title.setText(self.tr("{model} has learned your hand").format(model=self._base))
        own = texts.own(
            result,
            are_rounds_written=self._are_rounds_written,
            may_be_known=self._may_be_known,
        )
        _show(self._own, own)
        _show(self._mnist, texts.mnist(result))
        _show(self._letters, texts.letters(result))
        _show(self._step, texts.step(result))
        _show(self._known, texts.known_hands() if self._is_known else "")
        _show(self._exam_text, "" if self._exam is None else texts.exam(self._exam))
        self._keep_exam.setVisible(self._exam is not None)
        has_learned, is_open = result.scale > 0, not self._kept_name
        if not has_learned:
            self._title.setText(self.tr("{model} is as it was").format(model=self._base))
        for part in (self._name_label, self._name, self._keep, self._start_exam):
            part.setVisible(has_learned)
        self._choice_part.setVisible(is_open)
        self._kept_part.setVisible(not is_open)
        kept = self.tr("“{name}” answers now, and is in the Models menu.")
        self._kept.setText(kept.format(name=self._kept_name))

    def _on_keep(self) -> None:
        self.keep_requested.emit(self.name)


def _sentence(name: str) -> QLabel:
    label = named(name, QLabel(wordWrap=True))
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _show(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
