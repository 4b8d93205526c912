"""Three sentences on a preset: what it is, what to watch, what its tutorial reached."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.percentage import percentage
from mnist_desktop.widgets.base.labels import Heading, named
from mnist_desktop.widgets.base.layouts import column_of

_WIDTH = 340  # logical px


class PresetDescription(QFrame):
    """A popup that a click elsewhere, or Esc, closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        named("presetDescription", self)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._title = named("presetTitle", Heading())
        self._sentences = [QLabel() for _ in range(3)]
        labels = (self._title, *self._sentences)
        for label in labels:
            label.setWordWrap(True)
            label.setFixedWidth(_WIDTH)
        column_of(*labels, owner=self, margins=(16, 12, 16, 12))

    def show_preset(self, name: str, title: str, under: QWidget) -> None:
        """Opens under a button, inside the screen."""
        self._title.setText(title)
        self.setAccessibleName(title)
        for label, sentence in zip(self._sentences, self.sentences(name), strict=True):
            label.setText(sentence.replace(" %", "\u00a0%").replace(" × ", "\u00a0×\u00a0"))
        self.setAccessibleDescription(" ".join(self.sentences(name)))
        self.adjustSize()
        screen = under.screen().availableGeometry()
        corner = under.mapToGlobal(QPoint(under.width() - self.width(), under.height() + 4))
        left = min(max(corner.x(), screen.left()), screen.right() - self.width())
        top = min(max(corner.y(), screen.top()), screen.bottom() - self.height())
        self.move(left, top)
        self.show()

    def sentences(self, name: str) -> tuple[str, str, str]:
        """The three sentences of a preset."""
        preset = PRESETS[name]
        parameters = f"{preset.config.architecture.parameters:,}"
        return (
            self._what_it_is(name).format(parameters=parameters),
            self._what_to_watch(name),
            self._what_was_reached(name).format(told=percentage(preset.told or 0.0)),
        )

    def _what_it_is(self, name: str) -> str:
        return {
            "quick": self.tr(
                "A small CNN with batch norm that learns in seconds, because its learning rate"
                " goes up once and then down (one cycle)."
            ),
            "tiny": self.tr(
                "A CNN of only {parameters} learned numbers for web pages and phones, whose first"
                " convolution moves in steps of two pixels and so looks at a quarter of the places."
            ),
            "best": self.tr(
                "The built-in model's network, {parameters} learned numbers, which trains for"
                " minutes with new examples made from old ones (augmentation) and averaged"
                " weights."
            ),
            "tutorial1": self.tr(
                "A CNN of three convolutions, {parameters} learned numbers, trained by Adam for 5"
                " epochs in batches of 32."
            ),
            "tutorial2": self.tr(
                "The same CNN as tutorial 1 in batches of 64, with new examples made from old"
                " ones (augmentation) and a 9 that counts double (class weights)."
            ),
            "tutorial3": self.tr(
                "A CNN in the style of LeNet with only {parameters} learned numbers, whose outputs"
                " are raw scores (logits), trained for 10 epochs."
            ),
            "tutorial4": self.tr(
                "A CNN with two wide convolutions of 5 × 5 and 1,000 units after them,"
                " {parameters} learned numbers, trained for 10 epochs in batches of 128."
            ),
            "tutorial5": self.tr(
                "A multilayer perceptron (MLP): no convolutions, only 512 units that each look at"
                " all 784 pixels, trained by RMSprop for 5 epochs in batches of 128."
            ),
        }[name]

    def _what_to_watch(self, name: str) -> str:
        return {
            "quick": self.tr(
                "Draw a digit first and watch how soon the half-trained network reads it."
            ),
            "tiny": self.tr(
                "Watch how close its validation accuracy comes to that of Quick, which has three"
                " times as many learned numbers."
            ),
            "best": self.tr(
                "Watch whether the validation accuracy lies above the training accuracy: only the"
                " training images are bent and turned, which makes them harder."
            ),
            "tutorial1": self.tr(
                "Watch the two loss lines: when training goes on falling but validation no longer"
                " does, more epochs will not help."
            ),
            "tutorial2": self.tr(
                "Watch the training accuracy stay lower than in tutorial 1, because every image"
                " is changed each time, and see whether validation suffers from it."
            ),
            "tutorial3": self.tr(
                "Watch how far so few parameters get, and compare the time per epoch with"
                " tutorial 4, which has many more."
            ),
            "tutorial4": self.tr(
                "Watch the training loss come close to 0 while the validation loss stays where it"
                " is or rises: that gap is overfitting."
            ),
            "tutorial5": self.tr(
                "Watch how quick each epoch is, and how much lower the validation accuracy ends"
                " than that of a network with convolutions."
            ),
        }[name]

    def _what_was_reached(self, name: str) -> str:
        on_test_set = self.tr(
            "The tutorial reports {told} % on MNIST and validates on the test set; here"
            " 5,000 training images are held out for that, and the test set plays no part"
            " in any choice."
        )
        without = self.tr(
            "The tutorial reports {told} % on MNIST and does not validate; here 5,000"
            " training images are held out for that, and the test set plays no part in any"
            " choice."
        )
        return {
            "quick": self.tr(
                "It reaches about 99.3 % on MNIST's test images; 5,000 of MNIST's training"
                " images are held out to choose the best epoch, and the test images play no"
                " part in any choice."
            ),
            "tiny": self.tr(
                "A web page exported from it has less than 1 MB where one of Quick has 2 MB; 5,000"
                " of MNIST's training images are held out to choose the best epoch, and the test"
                " images play no part in any choice."
            ),
            "best": self.tr(
                "Here it learns from the images of the data set only; the built-in model also"
                " learned from pen drawings, so it may still read yours better."
            ),
            "tutorial1": on_test_set,
            "tutorial2": on_test_set,
            "tutorial3": self.tr(
                "The tutorial reports {told} % on MNIST, divides the pixels by 255 twice and"
                " validates on the test set; here the division is corrected, 5,000 training"
                " images are held out for validation, and the test set plays no part in any"
                " choice."
            ),
            "tutorial4": without,
            "tutorial5": without,
        }[name]
