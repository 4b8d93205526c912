"""Above the charts: what is bet before a run, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from mnist_desktop.learning.bet import IMAGES, BetImages, PickResult
from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.images import qimage_from_picture
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.translated import Translated

_IMAGE = 28  # logical px
_COLUMNS = 4  # fit into the narrowest column, also with "4→9"
_INK = 255


class BetBox(Translated, QWidget):
    """Before a run: eight images to pick from; afterwards the same with their answers, and words.

    The curve is drawn on the accuracy chart.
    """

    picks_changed = Signal(object)  # frozenset[int]
    clear_requested = Signal()  # of curve and picks
    new_requested = Signal()  # a bet on the next run

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("betBox")
        self._images: BetImages | None = None
        self._picks: PickResult | None = None  # once they are read
        self._is_over = self._is_waiting = False
        self._can_clear = False
        self._paragraphs: Sequence[str] = ()
        self._words = named("betWords", QLabel(wordWrap=True))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._question = named("betQuestion", _Question(wordWrap=True))
        self._question.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._row = named("betImages", QWidget())
        self._grid = QGridLayout(self._row)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self._boxes: list[QCheckBox] = []
        self._clear = push_button("clearBetButton", self.clear_requested)
        self._new = push_button("newBetButton", self.new_requested)
        buttons = row_of(self._clear, self._new, None)
        column_of(self._words, self._question, self._row, buttons, owner=self)
        self._set_texts()

    def _set_texts(self) -> None:
        self._clear.setText(self.tr("Clear bet"))
        self._clear.setStatusTip(self.tr("Takes away the curve that you drew and all picks."))
        self._new.setText(self.tr("New bet"))
        self._new.setStatusTip(
            self.tr("Bet on the next run: the curve you drew comes back to be changed.")
        )
        self._show()

    @property
    def picked(self) -> frozenset[int]:
        """The indices of the images that are picked."""
        return frozenset(index for index, box in enumerate(self._boxes) if box.isChecked())

    def ask(
        self, images: BetImages | None, picked: frozenset[int], *, is_waiting: bool = False
    ) -> None:
        """Asks for a bet.

        Args:
            images: to pick from; None while there are none, or none that fit the data set.
            picked: their indices.
            is_waiting: whether images will come; their room is kept, as the chart below may
                already be drawn on.
        """
        self._is_over, self._picks, self._is_waiting = False, None, is_waiting
        self._set_images(images, picked)

    def set_can_clear(self, can_clear: bool) -> None:
        """Sets whether there is anything to clear."""
        self._can_clear = can_clear
        self._clear.setEnabled(can_clear)

    def show_result(
        self, paragraphs: Sequence[str], picks: PickResult | None, images: BetImages | None
    ) -> None:
        """Shows what came of a bet; without paragraphs, that the last run had none.

        Args:
            paragraphs: sentences on the curve and on the images.
            picks: how the images were read; None if they were not.
            images: which these are.
        """
        self._is_over, self._picks, self._paragraphs = True, picks, paragraphs
        self._is_waiting = False
        self._set_images(images if picks else None, picks.picked if picks else frozenset())

    def _set_images(self, images: BetImages | None, picked: frozenset[int]) -> None:
        if images is not self._images:
            self._images = images
            self._fill()
        for index, box in enumerate(self._boxes):
            box.blockSignals(True)
            box.setChecked(index in picked)
            box.blockSignals(False)
        self._show()

    def _fill(self) -> None:
        for old in self._boxes:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._boxes = []
        shown = () if self._images is None else self._images.images
        for index, image in enumerate(shown):
            box = named(f"betImage{index}", QCheckBox())
            box.setIcon(QIcon(QPixmap.fromImage(qimage_from_picture(_INK - image))))
            box.setIconSize(QSize(_IMAGE, _IMAGE))
            box.toggled.connect(self._on_toggled)
            self._boxes.append(box)
            self._grid.addWidget(box, *divmod(index, _COLUMNS))

    def _on_toggled(self) -> None:
        self.picks_changed.emit(self.picked)

    def _show(self) -> None:
        self._words.setText("\n".join(self._paragraphs or self._none()) if self._is_over else "")
        self._words.setVisible(self._is_over)
        self._question.setText(self._question_text())
        self._question.setVisible(not self._is_over)
        self._row.setVisible(bool(self._boxes) or self._is_waiting)
        self._keep_room()
        self._clear.setVisible(not self._is_over)
        self._clear.setEnabled(self._can_clear)
        self._new.setVisible(self._is_over)
        for index, box in enumerate(self._boxes):
            self._show_box(index, box)

    def _none(self) -> list[str]:
        return [self.tr("There was no bet on this run.")]

    def _question_text(self) -> str:
        images = self._images
        if images is None or not self._boxes:
            return self._asked(None)
        return self._asked(images.own, len(images.labels))

    def _asked(self, own: int | None, count: int = IMAGES) -> str:
        """The question on so many images, of which some are the person's own; None: on none."""
        curve = self.tr("Before you press Train: draw the accuracy that you expect in the chart.")
        if own is None:
            return curve
        ask = self.tr("Which of these will the network misread?")
        if own == count:
            whose = self.tr("They are kept drawings of yours.")
        elif own > 1:
            whose = self.tr(
                "{own} of them are kept drawings of yours, which come first; the others are"
                " MNIST validation images."
            )
        elif own:
            whose = self.tr(
                "The first is a kept drawing of yours; the others are MNIST validation images."
            )
        else:
            whose = self.tr("They are MNIST validation images, as no drawings of yours are kept.")
        return " ".join((curve, ask, whose.format(own=own)))

    def _keep_room(self) -> None:
        """Gives question and images the height that they will have at most."""
        has_images = self._is_waiting or bool(self._boxes)
        box = self._boxes[0] if self._boxes else QCheckBox("0")
        if not self._boxes:
            box.setIcon(QIcon(QPixmap(_IMAGE, _IMAGE)))
            box.setIconSize(QSize(_IMAGE, _IMAGE))
        rows = IMAGES // _COLUMNS
        self._row.setMinimumHeight(
            rows * box.sizeHint().height() + (rows - 1) * self._grid.spacing() if has_images else 0
        )
        self._question.room_for = [self._asked(own) for own in range(3)] if has_images else []

    def _show_box(self, index: int, box: QCheckBox) -> None:
        """Before the run a choice; afterwards it only shows what was picked, and the answer."""
        assert self._images is not None
        label = self._images.labels[index]
        text = str(label)
        if self._picks is not None and index in self._picks.misread:
            text = f"{label}→{self._picks.answers[index]}"
        box.setText(text)
        box.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, self._is_over)
        policies = Qt.FocusPolicy
        box.setFocusPolicy(policies.NoFocus if self._is_over else policies.StrongFocus)
        tip = self.tr("Pick it if you expect the network to misread this {label}.")
        box.setStatusTip("" if self._is_over else tip.format(label=label))
        box.setAccessibleName(self.tr("A {label}").format(label=label))


class _Question(QLabel):
    """As high as the highest of the texts that may follow.

    Attributes:
        room_for: these texts.
    """

    room_for: Sequence[str] = ()

    def heightForWidth(self, width: int) -> int:
        """Of the present text and all others."""
        place, wrapped = QRect(0, 0, width, 0), Qt.TextFlag.TextWordWrap
        metrics = self.fontMetrics()
        heights = (metrics.boundingRect(place, wrapped, text).height() for text in self.room_for)
        return max(super().heightForWidth(width), *heights, 0)
