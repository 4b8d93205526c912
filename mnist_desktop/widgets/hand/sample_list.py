"""The kept drawings as a Qt model: all numbers, but only those pictures that are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage

from mnist_desktop.samples.sample import Origin, Sample
from mnist_desktop.widgets.base.images import qimage_of_network_input
from mnist_desktop.widgets.hand.writer_row import shown_writer

PAGE = 100  # drawings that are read together
MAX_PICTURES = 2_000  # in memory: about 10 MB
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


def picture_of(sample: Sample) -> QImage:
    """A drawing as a network sees it; may be called on any thread."""
    return qimage_of_network_input(sample.image.astype(np.float32) / np.float32(255))


class SampleList(QAbstractListModel):
    """Asks for what its view paints, one page at a time; the newest wish comes first.

    After a change the old pictures stay until the new ones are there, so that nothing flickers.
    """

    samples_requested = Signal(object)  # list[int], ids; `set_samples` answers
    # What is visible is to be painted, and asks again for what it lacks. After `dataChanged` a
    # QListView would lay out all rows, half a second for 50,000
    pictures_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ids: Sequence[int] = ()
        self._pictures: OrderedDict[int, tuple[Sample, QImage]] = OrderedDict()
        self._fresh: set[int] = set()  # ids of pictures read since the last change
        self._asked: set[int] = set()  # pages asked for since then, also if nothing came
        self._page: int | None = None  # the one to ask for
        self._is_waiting = False  # for an answer
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    def set_ids(self, ids: Sequence[int]) -> None:
        """Lists other drawings, or the same after a change."""
        self._fresh.clear()
        self._asked.clear()
        self._page = None
        self._is_waiting = False
        if ids == self._ids:
            self.pictures_changed.emit()
            return
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def set_samples(self, samples: Sequence[tuple[Sample, QImage]]) -> None:
        """Shows what was asked for, with `picture_of` each; what is not among it is gone."""
        for sample, picture in samples:
            self._pictures[sample.id] = (sample, picture)
            self._pictures.move_to_end(sample.id)
            self._fresh.add(sample.id)
        while len(self._pictures) > MAX_PICTURES:
            gone, _ = self._pictures.popitem(last=False)
            self._fresh.discard(gone)
            self._asked.clear()  # its page may be asked for again
        self._is_waiting = False
        self.pictures_changed.emit()

    @property
    def ids(self) -> Sequence[int]:
        """Of all drawings that are listed."""
        return self._ids

    def rowCount(self, parent: _Index = _TOP) -> int:
        """How many drawings are listed."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A drawing's label, its picture, or all that is known of it in words."""
        if not 0 <= index.row() < len(self._ids):
            return None
        roles = Qt.ItemDataRole
        number = self._ids[index.row()]
        if role == roles.DecorationRole and number not in self._fresh:
            self._want(index.row() // PAGE)
        known = self._pictures.get(number)
        if known is None:
            return None
        sample, picture = known
        if role == roles.DisplayRole:
            return sample.label
        if role == roles.DecorationRole:
            return picture
        if role in (roles.AccessibleTextRole, roles.ToolTipRole):
            return self._described(sample)
        return None

    def _described(self, sample: Sample) -> str:
        origins = {
            Origin.DRAWN: self.tr("written for this tab"),
            Origin.CORRECTION: self.tr("kept by “Wrong? It is a”"),
            Origin.EXAM: self.tr("written in an exam"),
            Origin.IMPORT: self.tr("imported"),
        }
        day = sample.date.astimezone().date()
        date = QLocale().toString(QDate(day.year, day.month, day.day))
        text = self.tr("{label}, writer: {writer}, {date}, {origin}")
        origin, writer = origins[sample.origin], shown_writer(sample.writer)
        return text.format(label=sample.label, writer=writer, date=date, origin=origin)

    def _want(self, page: int) -> None:
        if page not in self._asked:
            self._page = page
            self._timer.start()

    def _ask(self) -> None:
        if self._page is None or self._is_waiting:
            return
        page, self._page = self._page, None
        self._asked.add(page)
        self._is_waiting = True
        self.samples_requested.emit(list(self._ids[page * PAGE : (page + 1) * PAGE]))
