"""The drawings of an exam, each with what both models read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from mnist_desktop.samples.exam import ExamResult
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.images import qimage_from_picture
from mnist_desktop.widgets.base.labels import bold, named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated

_SIDE = 40  # logical px
_RIGHT, _WRONG = "✓", "✗"


class ExamView(Translated, QWidget):
    """Thumbnails in rows; below each the two answers, with a tick or a cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("examView")
        self._result: ExamResult | None = None
        self._row = FlowLayout(self, spacing=8)
        self._cells: list[_Cell] = []
        self.hide()
        self._set_texts()

    def _set_texts(self) -> None:
        self.setAccessibleName(self.tr("The drawings of the exam"))
        if self._result is not None:
            self._describe(self._result)

    def show_result(self, result: ExamResult) -> None:
        """Shows the drawings of an exam."""
        self._result = result
        for cell in self._cells:
            self._row.removeWidget(cell)
            cell.deleteLater()
        self._cells = [_Cell() for _ in result.labels]
        for at, cell in enumerate(self._cells):
            cell.picture.setPixmap(self._thumbnail(result, at))
            self._row.addWidget(cell)
        self._describe(result)
        self.show()

    def _thumbnail(self, result: ExamResult, at: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        side = round(_SIDE * ratio)
        mode = Qt.TransformationMode.SmoothTransformation
        image = qimage_from_picture(result.images[at]).scaled(side, side, mode=mode)
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)

    def _describe(self, result: ExamResult) -> None:
        answers = zip(result.labels, result.before, result.after, strict=True)
        lines = []
        for cell, (label, before, after) in zip(self._cells, answers, strict=True):
            cell.before.setText(
                self.tr("before {digit} {sign}").format(digit=before, sign=_sign(before == label))
            )
            cell.after.setText(
                self.tr("now {digit} {sign}").format(digit=after, sign=_sign(after == label))
            )
            text = self.tr("Asked for a {label}; read before as {before}, now as {after}.")
            lines.append(text.format(label=label, before=before, after=after))
            cell.setToolTip(lines[-1])
        self.setAccessibleDescription(" ".join(lines))
        widest = max((cell.sizeHint().width() for cell in self._cells), default=0)
        for cell in self._cells:  # so that they stand in columns
            cell.setMinimumWidth(widest)


class _Cell(QWidget):
    """One drawing and two answers."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = named("examPicture", QLabel())
        self.before = named("examBefore", QLabel())
        self.after = named("examAfter", QLabel())
        self.after.setFont(bold(self.after.font()))
        self.picture.setFixedSize(_SIDE, _SIDE)
        middle = Qt.AlignmentFlag.AlignHCenter
        parts = [(part, middle) for part in (self.picture, self.before, self.after)]
        column_of(*parts, owner=self, spacing=2)


def _sign(is_right: bool) -> str:
    return _RIGHT if is_right else _WRONG
