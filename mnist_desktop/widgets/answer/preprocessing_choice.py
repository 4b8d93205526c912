"""The preprocessing: centred as in MNIST, or, to show why that matters, another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from mnist_desktop.recognition.drawing import Preprocessing
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.labels import ElidedLabel, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated


class PreprocessingChoice(Translated, QWidget):
    """A caption under the 28 x 28 view and a button with the choices.

    For any other choice than MNIST's, a button that restores it replaces the caption.
    """

    changed = Signal(object, bool)  # Preprocessing, whether inverted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = ElidedLabel()  # the text of another language may be longer
        self._note = push_button("preprocessingNote", self.reset)
        self._button = named("preprocessingButton", QPushButton())
        self._menu = QMenu(self)
        self._choices = {choice: self._action(f"{choice}Preprocessing") for choice in Preprocessing}
        self._inverted = self._action("invertAction")
        self._is_compact = False
        self._lay_out()
        self._set_texts()

    def _set_texts(self) -> None:
        names = {
            Preprocessing.MNIST: self.tr("Centred as in MNIST"),
            Preprocessing.RESIZE: self.tr("Plain resize"),
            Preprocessing.NONE: self.tr("None"),
        }
        explanations = {
            Preprocessing.MNIST: self.tr(
                "Every digit comes to the middle, 20 pixels on its longer side, as in MNIST."
            ),
            Preprocessing.RESIZE: self.tr(
                "The whole canvas is scaled to 28 × 28 pixels: a 7 in the corner stays in the"
                " corner."
            ),
            Preprocessing.NONE: self.tr(
                "28 × 28 points of the canvas as they are, black or white, without averaging."
            ),
        }
        for choice, action in self._choices.items():
            action.setText(names[choice])
            action.setStatusTip(explanations[choice])
        self._inverted.setText(self.tr("Invert"))
        self._inverted.setStatusTip(
            self.tr("Swaps ink and background: the network learned light ink on a dark background.")
        )
        self._caption.setText(self.tr("What the network sees, 28 × 28"))
        self._note.setText(self.tr("⚠ Not as in MNIST: reset"))
        self._show_state()
        tip = self.tr(
            "How the drawing becomes 28 × 28 pixels. In MNIST every digit is in the middle, 20"
            " pixels on its longer side; try the other ways to see why that matters."
        )
        for widget in (self._button, self._note):
            widget.setStatusTip(tip)

    def choice(self) -> tuple[Preprocessing, bool]:
        """The preprocessing, and whether the image is inverted."""
        chosen = next(choice for choice, action in self._choices.items() if action.isChecked())
        return chosen, self._inverted.isChecked()

    def reset(self) -> None:
        """Restores MNIST's preprocessing."""
        self._choices[Preprocessing.MNIST].setChecked(True)
        self._inverted.setChecked(False)

    def set_compact(self, is_compact: bool) -> None:
        """Sets whether there is little room: the caption is hidden then."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self._show_state()

    def _choose(self, _is_checked: bool = True) -> None:
        self._show_state()
        self.changed.emit(*self.choice())

    def _show_state(self) -> None:
        is_as_in_mnist = self.choice() == (Preprocessing.MNIST, False)
        self._caption.setVisible(is_as_in_mnist and not self._is_compact)
        self._note.setVisible(not is_as_in_mnist)
        chosen = self._choices[self.choice()[0]].text()
        self._button.setText(chosen)
        self._button.setAccessibleName(self.tr("Preprocessing: {choice}").format(choice=chosen))

    def _action(self, name: str) -> QAction:
        action = named(name, QAction(self))
        action.setCheckable(True)
        return action

    def _lay_out(self) -> None:
        group = QActionGroup(self)
        for action in self._choices.values():
            group.addAction(action)
            action.toggled.connect(lambda is_checked: self._choose() if is_checked else None)
        self._choices[Preprocessing.MNIST].setChecked(True)
        self._inverted.toggled.connect(self._choose)
        self._menu.addActions(list(self._choices.values()))
        self._menu.addSeparator()
        self._menu.addAction(self._inverted)
        self._button.setMenu(self._menu)
        column_of(self._caption, self._note, self._button, owner=self, spacing=4)
