"""The network as a strip of small pictures, from the image to the probabilities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mnist_desktop.insight.blocks import Block
from mnist_desktop.insight.inspection import Inspection
from mnist_desktop.insight.receptive_field import Region
from mnist_desktop.recognition.networks.architectures import CLASSES
from mnist_desktop.recognition.networks.confidence_branch import SURE_SCORES
from mnist_desktop.recognition.networks.layers import INPUT
from mnist_desktop.widgets.base.labels import plain_tool_tip
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.insight.block_texts import BlockTexts
from mnist_desktop.widgets.insight.selection import SOFTMAX
from mnist_desktop.widgets.insight.step_pictures import MAPS, step_pictures
from mnist_desktop.widgets.insight.value_picture import cells_rect

_SIDE = 40  # logical px of a picture
_MIN_SIDE = 18  # logical px, in one low row
_GAP, _LOW_GAP = 14, 8  # logical px between two, for the arrow
_FRAME = 2.0


class LayerStrip(Translated, QWidget):
    """One small picture a block, wrapped into as many rows as it takes; one is chosen.

    Where there is little room it is low: smaller pictures without captions, in one row if possible.
    """

    block_chosen = Signal(str)  # its name, INPUT or SOFTMAX
    explained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("layerStrip")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._texts = BlockTexts(self)
        self._blocks: tuple[Block, ...] = ()
        self._names: tuple[str, ...] = (INPUT, SOFTMAX)
        self._captions: dict[str, str] = {}
        self._caption = QSize()  # room for the widest
        self._is_low = False
        self._pictures: dict[str, QImage] = {}
        self._regions: Mapping[str, Region] = {}
        self._chosen = INPUT
        self._is_detailed = False
        self._set_texts()

    @property
    def names(self) -> tuple[str, ...]:
        """What the strip shows, from left to right."""
        return self._names

    @property
    def chosen(self) -> str:
        """The name of the chosen block."""
        return self._chosen

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("Layers of the network"))
        self.setStatusTip(
            self.tr(
                "The network from your drawing to its answer. Choose a layer to look at it; the"
                " pictures are its first maps, or all of its units."
            )
        )
        self._name_steps()
        self._describe()

    def show_blocks(self, blocks: Sequence[Block], *, is_detailed: bool) -> None:
        """Shows these blocks; all of the confidence branch's only if `is_detailed`."""
        self._blocks, self._is_detailed = tuple(blocks), is_detailed
        shown = (block.name for block in blocks if is_detailed or not _is_inside_branch(block))
        self._names = (INPUT, *shown, SOFTMAX)
        self._name_steps()
        if self._chosen not in self._names:
            self._chosen = INPUT
        self._pictures = {name: one for name, one in self._pictures.items() if name in self._names}
        self.updateGeometry()
        self._describe()
        self.update()

    def show_inspection(self, inspection: Inspection | None) -> None:
        """Shows the pictures of an answer; without one, empty frames."""
        shown = [block for block in self._blocks if block.name in self._names]
        self._pictures = {} if inspection is None else step_pictures(shown, inspection)
        self.update()

    def show_regions(self, regions: Mapping[str, Region]) -> None:
        """Lights up where a cell comes from; by the name of the block."""
        if regions != self._regions:
            self._regions = regions
            self.update()

    def choose(self, name: str) -> None:
        """Frames a block."""
        self._chosen = name
        self._describe()
        self.update()

    def _block(self, name: str) -> Block | None:
        return next((block for block in self._blocks if block.name == name), None)

    def _name_steps(self) -> None:
        """A word for each step, with a number where several are of a kind; and room for them."""
        shown = [block for block in self._blocks if block.name in self._names]
        kinds = {block.name: self._texts.short(block) for block in shown}
        total, numbers = Counter(kinds.values()), Counter[str]()
        captions = {INPUT: self.tr("image"), SOFTMAX: self.tr("softmax")}
        for name, kind in kinds.items():
            numbers[kind] += 1
            captions[name] = f"{kind} {numbers[kind]}" if total[kind] > 1 else kind
        self._captions = captions
        metrics = self.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, captions.values()))
        self._caption = QSize(widest, metrics.height() + 2)

    def explanation(self, name: str) -> str:
        """The sentence for one step."""
        block = self._block(name)
        if block is not None:
            title, text = self._texts.title(block), self._texts.explanation(block)
            return self.tr("{title}: {text}").format(title=title, text=text)
        if name == INPUT:
            return self.tr("Your drawing as the network sees it, 28 × 28 numbers from 0 to 1.")
        return self.tr("Softmax makes probabilities of the scores: all positive, together 100 %.")

    def _describe(self) -> None:
        self.setAccessibleDescription(self.explanation(self._chosen))

    def set_low(self, is_low: bool) -> None:
        """Sets whether there is little room."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.updateGeometry()
            self.update()

    # Places

    def _gap(self) -> int:
        return _LOW_GAP if self._is_low else _GAP

    def _side(self, width: int) -> int:
        if not self._is_low:
            return _SIDE
        return min(max((width + _LOW_GAP) // len(self._names) - _LOW_GAP, _MIN_SIDE), _SIDE)

    def _chip(self, width: int) -> QSize:
        """Of a step, with its caption."""
        side = self._side(width)
        if self._is_low:
            return QSize(side, side)
        return QSize(max(side, self._caption.width()), side + self._caption.height())

    def _columns(self, width: int) -> int:
        gap = self._gap()
        return max((width + gap) // (self._chip(width).width() + gap), 1)

    def _place(self, index: int) -> QRectF:
        width = self.width()
        row, column = divmod(index, self._columns(width))
        chip = self._chip(width)
        left, top = column * (chip.width() + self._gap()), row * (chip.height() + 4)
        return QRectF(left, top, chip.width(), chip.height())

    def _picture_place(self, index: int) -> QRectF:
        place, side = self._place(index), self._side(self.width())
        return QRectF(place.center().x() - side / 2, place.top() + 1, side, side)

    def name_at(self, point: QPointF) -> str | None:
        """The step at a point."""
        for index, name in enumerate(self._names):
            if self._place(index).contains(point):
                return name
        return None

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Makes room for captions in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._name_steps()
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """As high as its rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of all rows."""
        rows = -(-len(self._names) // self._columns(width))
        return rows * (self._chip(width).height() + 4)

    def sizeHint(self) -> QSize:
        """A few steps side by side."""
        return QSize(360, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """All rows at the present width."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follows its rows."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Explains the step under the pointer."""
        name = self.name_at(event.position())
        self.explained.emit("" if name is None else self.explanation(name))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses the step; the focus that comes with the click would explain the strip instead."""
        name = self.name_at(event.position())
        if name is not None and event.button() == Qt.MouseButton.LeftButton:
            self.block_chosen.emit(name)
            self.explained.emit(self.explanation(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Chooses the step that the arrow keys move to."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        index = (self._names.index(self._chosen) + step) % len(self._names)
        self.block_chosen.emit(self._names[index])
        self.explained.emit(self.explanation(self._names[index]))

    def event(self, event: QEvent) -> bool:
        """Shows what a step is beside the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            name = self.name_at(QPointF(event.pos()))
            text = "" if name is None else plain_tool_tip(self.explanation(name))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the frame of the focus."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the steps and the arrows between them."""
        with QPainter(self) as painter:
            for index in range(len(self._names)):
                self._paint_step(painter, index)

    def _paint_step(self, painter: QPainter, index: int) -> None:
        name = self._names[index]
        roles, palette = QPalette.ColorRole, self.palette()
        place, picture = self._place(index), self._picture_place(index)
        painter.fillRect(picture, Qt.GlobalColor.black)
        if name in self._pictures:
            painter.drawImage(picture, self._pictures[name])
        self._paint_region(painter, name, picture)
        is_chosen = name == self._chosen
        if not self._is_low:
            painter.setPen(palette.color(roles.WindowText if is_chosen else roles.PlaceholderText))
            caption = QRectF(place.left(), picture.bottom() + 1, place.width(), place.height())
            painter.drawText(caption, Qt.AlignmentFlag.AlignHCenter, self._captions[name])
        if index + 1 < len(self._names):
            arrow = QRectF(place.right(), picture.top(), self._gap(), picture.height())
            painter.setPen(palette.color(roles.PlaceholderText))
            painter.drawText(arrow, Qt.AlignmentFlag.AlignCenter, "›")
        if is_chosen:
            style = Qt.PenStyle.DotLine if self.hasFocus() else Qt.PenStyle.SolidLine
            painter.setPen(QPen(palette.color(roles.Highlight), _FRAME, style))
            painter.drawRect(picture.adjusted(-1, -1, 1, 1))

    def _paint_region(self, painter: QPainter, name: str, picture: QRectF) -> None:
        region = self._regions.get(name)
        block = self._block(name)
        if region is None or (block is not None and not block.is_image):
            return
        height, width = (28, 28) if block is None else block.shape[:2]
        if block is not None and block.channels >= MAPS:  # four maps, the region in each
            half = picture.width() / 2
            places = [
                QRectF(picture.left() + x * half, picture.top() + y * half, half, half)
                for y in (0, 1)
                for x in (0, 1)
            ]
        else:
            places = [picture]
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
        for place in places:
            painter.drawRect(cells_rect(place, height, width, (region.rows, region.columns)))


def _is_inside_branch(block: Block) -> bool:
    """Whether it is a part of the confidence branch that only matters to whoever looks closer."""
    is_factor = block.channels == CLASSES and block.name != SURE_SCORES
    return block.is_confidence and not is_factor
