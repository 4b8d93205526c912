"""What can be done with the chosen channel: switch it off, see what it likes, save the view."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.inspection import Inspection
from mnist_desktop.insight.softmax import SoftmaxSteps
from mnist_desktop.percentage import confidence_percentage
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.steady_label import SteadyLabel
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.value_picture import number_text


class ChannelRow(Translated, QWidget):
    """Buttons for the chosen channel, and the answer without those that are off."""

    switch_requested = Signal(str, int)  # name of the block, channel: off, or on again
    undo_requested = Signal()  # the last switch
    examples_requested = Signal()
    more_toggled = Signal(bool)
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("channelRow")
        self._switch = push_button("switchChannelButton", self._on_switch_clicked)
        self._undo = push_button("undoSwitchButton", self.undo_requested)
        self._examples = push_button("channelLikesButton", self.examples_requested)
        self._more = named("insideMoreButton", QToolButton())
        self._save = named("saveInsideButton", QToolButton())
        plain = Qt.TextFormat.PlainText
        self._without = SteadyLabel(named("answerWithout", QLabel(textFormat=plain)))
        self._block = ""
        self._channel = 0
        self._inspection: Inspection | None = None
        self._name = ""
        self._counted: float | None = None
        self._more.setCheckable(True)
        self._more.toggled.connect(self.more_toggled)
        self._save.clicked.connect(self.save_requested)
        for button in (self._more, self._save):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        above = row_of(self._without, self._undo, growing=self._without)
        row = row_of(self._switch, self._examples, None, self._more, self._save)
        column_of(above, row, owner=self, spacing=4)
        self._set_texts()

    def _set_texts(self) -> None:
        self._undo.setText(self.tr("Undo"))
        self._undo.setStatusTip(self.tr("Takes back the last switch of a channel."))
        self._examples.setText(self.tr("What it likes"))
        self._examples.setStatusTip(
            self.tr("Nine validation images that excite this channel most, and nine a little.")
        )
        self._more.setStatusTip(
            self.tr("The spread of the weights, dead units, and what each channel is worth.")
        )
        self._save.setText(self.tr("Save…"))
        self._save.setStatusTip(self.tr("Saves what is shown here as a PNG picture."))
        self._switch.setStatusTip(
            self.tr(
                "The network answers without this channel, as if it found nothing. Several can be"
                " off; the answer's bars follow."
            )
        )
        self._name_more()
        self._show()

    def show_channel(self, inspection: Inspection, block: Block, channel: int, name: str) -> None:
        """Shows the state of a channel of a block, and what is off."""
        self._inspection, self._block = inspection, block.name
        self._channel, self._name = channel, name
        is_last = block.output == inspection.activations.architecture.layers[-1].name
        self._set_has_channel(True)
        self._switch.setEnabled(not is_last)  # without a score there is no answer
        self._examples.setEnabled(not is_last)
        self._show()

    def show_no_channel(self, inspection: Inspection | None) -> None:
        """Shows only what is off: the image and softmax have no channels."""
        self._inspection = inspection
        self._set_has_channel(False)
        self._show()

    def _set_has_channel(self, has_channel: bool) -> None:
        for button in (self._switch, self._examples, self._more):
            button.setVisible(has_channel)

    def set_counted(self, share: float | None) -> None:
        """Shows how much of what More tells is counted, 0 to 1; None while nothing is."""
        self._counted = share
        self._name_more()

    def _name_more(self) -> None:
        counted, text = self._counted, self.tr("More")
        if counted is not None:
            text = self.tr("More, {percent} %").format(percent=int(100 * counted))
        self._more.setText(text)

    def _show(self) -> None:
        inspection = self._inspection
        off = {} if inspection is None else inspection.activations.off
        is_off = self._channel in off.get(self._block, ())
        text = self.tr("Switch {channel} on") if is_off else self.tr("Switch {channel} off")
        self._switch.setText(text.format(channel=self._name))
        count = sum(len(channels) for channels in off.values())
        self._undo.setVisible(count > 0)
        whole = None if inspection is None else inspection.whole
        self._without.setVisible(whole is not None)
        if inspection is not None and whole is not None:
            one, several = self.tr("Without 1 channel"), self.tr("Without {count} channels")
            self._without.set_text(
                self.tr("With all channels {whole}. {without}: {answer}.").format(
                    whole=self._answer(whole),
                    without=one if count == 1 else several.format(count=count),
                    answer=self._answer(inspection.softmax),
                )
            )

    def _answer(self, softmax: SoftmaxSteps) -> str:
        """The score tells what a channel does even where the probability stays at nearly 1."""
        classes = () if self._inspection is None else self._inspection.classes
        first, second = softmax.scores.argsort(kind="stable")[::-1][:2].tolist()
        return self.tr("{name} {percent} %, score {lead} above {second}").format(
            name=class_name(classes, first),
            percent=confidence_percentage(float(softmax.probabilities[first])),
            lead=number_text(float(softmax.scores[first] - softmax.scores[second])),
            second=class_name(classes, second),
        )

    def _on_switch_clicked(self) -> None:
        self.switch_requested.emit(self._block, self._channel)
