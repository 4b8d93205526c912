"""The second column: which model answers, its input and its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.recognition.classifier import Prediction
from mnist_desktop.recognition.numbers.number import Number
from mnist_desktop.widgets.answer.answer_summary import MIN_HEIGHT, USUAL_SIDE, AnswerSummary
from mnist_desktop.widgets.answer.correction_row import CorrectionRow
from mnist_desktop.widgets.answer.digit_label import DigitLabel
from mnist_desktop.widgets.answer.limit_note import LimitNote
from mnist_desktop.widgets.answer.model_colors import ModelOrigin, color_of
from mnist_desktop.widgets.answer.model_switch import ModelSwitch
from mnist_desktop.widgets.answer.network_input import PIXELS, NetworkInput
from mnist_desktop.widgets.answer.number_label import NumberLabel
from mnist_desktop.widgets.answer.preprocessing_choice import PreprocessingChoice
from mnist_desktop.widgets.answer.probability_bars import ProbabilityBars
from mnist_desktop.widgets.base.labels import Heading, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated

_WIDTH_SHARE, _HEIGHT_SHARE = 0.42, 0.28  # of the column, for the picture
_TICK = "┃"
_PANEL_MIN_WIDTH = 230  # logical px
_ROW_OF_WIDTH, _ROW_OF_HEIGHT = 0.24, 0.11  # of the column, for a row of a number
_ROW_OF_DIGIT = 1.5  # of the height of a digit in it
_MIN_ROW = 44  # logical px, of such a row
_LOW_WITH_NUMBER = 480  # logical px; in a lower column a number takes some of the picture's room
_LOW_SIDE = 2 * PIXELS  # logical px of the picture then
_LOW_PANEL = 400  # logical px; a lower column has no caption under the picture


class AnswerPanel(Translated, QWidget):
    """Shows a prediction; its parts report what the person does."""

    without_changed = Signal()  # which channels the bars do without

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answerPanel")
        self.heading = Heading()
        self.network_input = NetworkInput()
        self.preprocessing = PreprocessingChoice()
        self.bars = ProbabilityBars()
        self.correction = CorrectionRow()
        self._model = named("modelLabel", QLabel(wordWrap=True))
        self._model_note = ""
        self._other = named("otherModelLabel", QLabel(wordWrap=True))
        self._other.hide()
        self._without = named("withoutLabel", QLabel(wordWrap=True))
        self._without.setTextFormat(Qt.TextFormat.PlainText)
        self._without.hide()
        self.limit = named("limitNote", LimitNote())
        self.switch = ModelSwitch()
        self.number = NumberLabel()
        self._digit = DigitLabel()
        self._summary = AnswerSummary(self.network_input, self._digit)
        self._scale = 1.0
        self._shown_model = ("", ModelOrigin.BUILT_IN)
        self._shown_other: tuple[str, ModelOrigin | None] = ("", None)
        self._digit_px = 0.0
        self._number_rows = 0
        self._lay_out()
        self._set_texts()

    def _set_texts(self) -> None:
        self.heading.setText(self.tr("2  Answer"))
        self._explain_model()
        self._other.setStatusTip(
            self.tr("The other network answers too: a tick on each bar shows its probability.")
        )
        self._without.setStatusTip(
            self.tr(
                "The bars show what the network answers without what you switched off on the tab"
                " Inside. The model itself is not changed; leave that tab for its whole answer."
            )
        )

    def _explain_model(self) -> None:
        text = self.tr("The network that answers now. The others are in the Models menu.")
        self._model.setStatusTip(f"{text} {self._model_note}".strip())

    def set_model_note(self, note: str) -> None:
        """Sets a sentence on the model that is shown, for whoever points at its name."""
        self._model_note = note
        self._explain_model()

    def set_model(self, text: str, origin: ModelOrigin) -> None:
        """Shows which model answers."""
        self._shown_model = (text, origin)
        self._model.setText(self._signed(origin.value, origin, text))
        self._model.setAccessibleName(text)

    def set_other(self, text: str, other: ModelOrigin | None) -> None:
        """Shows which model the ticks on the bars belong to; None where there are none."""
        self._shown_other = (text, other)
        self._other.setVisible(other is not None)
        if other is not None:
            self._other.setText(self._signed(_TICK, other, text))
            self._other.setAccessibleName(text)
            self.bars.set_other(other)

    def set_without(self, channels: str) -> None:
        """Shows which channels of the network the bars do without; empty for none."""
        self._without.setText(f"⚠ {channels}")
        self._without.setAccessibleName(channels)
        self._without.setVisible(bool(channels))
        self.without_changed.emit()

    @property
    def does_without(self) -> bool:
        """Whether the bars do without some channels of the network."""
        return not self._without.isHidden()

    def _signed(self, sign: str, origin: ModelOrigin, text: str) -> str:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(" %", "\u00a0%")
        color = color_of(origin, self.palette()).name()
        return f'<span style="color:{color}">{sign}</span> {escaped}'

    def set_classes(self, classes: Sequence[str]) -> None:
        """Sets the names of the classes; empty for the digits."""
        self._digit.set_classes(classes)
        self.bars.set_classes(classes)
        self.correction.set_classes(classes)

    def said(self) -> str:
        """The answer in words for a screen reader: the number, or the digit and how sure."""
        return self._digit.said() if self.number.isHidden() else self.number.accessibleName()

    def set_prediction(
        self,
        prediction: Prediction | None,
        other: Prediction | None = None,
        *,
        is_blank: bool = True,
        kept: int | None = None,
    ) -> None:
        """Shows an answer, or why there is none.

        Args:
            prediction: the answer.
            other: a second model's answer, shown as ticks on the bars.
            is_blank: whether nothing is drawn; else nothing was found.
            kept: the digit or class that the drawing is kept as, where a person corrected it.
        """
        self._digit.set_prediction(prediction, is_blank=is_blank)
        self.bars.set_prediction(prediction, other)
        self.network_input.set_image(None if prediction is None else prediction.image)
        self.correction.set_possible(prediction is not None, kept=kept)

    def set_number(
        self, number: Number | None, focus: int = 0, corrected: Mapping[int, int] | None = None
    ) -> None:
        """Shows the number that the answer is a digit of, as `NumberLabel` does; None for none."""
        self.number.set_number(number, focus, corrected)
        is_shown = number is not None and len(number.digits) > 1
        if is_shown == self.number.isHidden() or len(self.number.rows) != self._number_rows:
            self._number_rows = len(self.number.rows)
            self.number.setVisible(is_shown)
            self._share_room()

    def _room_beside(self, shown: int) -> int:
        """Height that a number or the summary leaves when each bar has a line, in logical px."""
        margins, spacing = self._column.contentsMargins(), self._column.spacing()
        above = (self.heading, self._model, self._without, self.limit, self.switch, self._other)
        parts = [*above, self.preprocessing, self.correction]
        others = [part for part in parts if not part.isHidden()]
        width = self.width() - margins.left() - margins.right()
        heights = [
            part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in others
        ]
        gaps = (len(others) + 2) * spacing + margins.top() + margins.bottom()
        return self.height() - sum(heights) - gaps - shown - self.bars.height_of_lines()

    def _number_height(self) -> int:
        share = min(_ROW_OF_WIDTH * self.width(), _ROW_OF_HEIGHT * self.height())
        if self._digit_px:  # all digits of a short number are then as high as one alone
            share = min(_ROW_OF_DIGIT * self._digit_px, 2 * share)
        row = round(max(share, _MIN_ROW * self._scale))
        return self.number.height_for(row, most_rows=1 if self._is_low_for_number else 2)

    @property
    def _is_low_for_number(self) -> bool:
        return self.height() < _LOW_WITH_NUMBER * self._scale

    def set_reads_numbers(self, reads_numbers: bool) -> None:
        """Sets whether several digits are read, or one."""
        self._digit.set_reads_numbers(reads_numbers)

    def set_scale(self, scale: float) -> None:
        """Scales the font relative to the usual size (presentation mode)."""
        self._scale = scale
        self.setMinimumWidth(round(_PANEL_MIN_WIDTH * scale))
        self.heading.set_scale(scale)
        self._digit.set_scale(scale)
        self._share_room()

    def set_digit_px(self, height: float) -> None:
        """Sets the digit's height in logical px; 0 for as much as the column has room for."""
        self._digit_px = height
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        """Recolours the signs for another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.set_model(*self._shown_model)
            self.set_other(*self._shown_other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lets picture and digit grow with the column."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        side = round(min(_WIDTH_SHARE * self.width(), _HEIGHT_SHARE * self.height()))
        has_number = not self.number.isHidden()
        is_low = self.height() < _LOW_PANEL * self._scale
        side = _LOW_SIDE if has_number and self._is_low_for_number else max(side, USUAL_SIDE)
        digit = side
        if self._digit_px and not has_number:
            digit = max(side, self._digit.height_for(self._digit_px))
        self.preprocessing.set_compact(is_low or has_number)
        if self._digit_px and not has_number:  # asked now that the caption is among the parts
            self.preprocessing.set_compact(is_low or self._room_beside(digit) < 0)
        if has_number:
            side = digit = self._share_with_number(side)
        else:
            self._summary.show()
        self._summary.set_wanted(side, digit)
        if (layout := self.layout()) is not None:
            layout.activate()  # else the old layout would flash up

    def _share_with_number(self, side: int) -> int:
        """The picture's side; where the bars need its room, it goes: the number has the digit."""
        height = self._number_height()
        room = self._room_beside(height) - self._column.spacing()
        self._summary.setVisible(room >= MIN_HEIGHT)
        if room < MIN_HEIGHT:
            height = max(height + min(self._room_beside(height), 0), self.number.least_height())
        self.number.setFixedHeight(height)
        return max(min(side, room), MIN_HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Shares the height anew when a part comes or goes."""
        if event.type() == QEvent.Type.LayoutRequest and not self.number.isHidden():
            self._share_room()
        return super().event(event)

    def _lay_out(self) -> None:
        self.setMinimumWidth(_PANEL_MIN_WIDTH)
        self._column = column_of(
            self.heading,
            self._model,
            self._without,
            self.limit,
            self.switch,
            self._other,
            self.number,
            self._summary,
            self.preprocessing,
            self.bars,
            self.correction,
            owner=self,
            margins=(8, 12, 8, 8),
            spacing=6,
            growing=self.bars,
        )
