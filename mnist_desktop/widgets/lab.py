"""The third column: tabs for training, for looking inside, for the data and for one's own hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from mnist_desktop.widgets.base.icons import SIZE, icon
from mnist_desktop.widgets.base.labels import Heading
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated

_ICONS = ("train", "inside", "pictures", "hand")


class Lab(Translated, QTabWidget):
    """Its tabs are its heading, each with an icon and a word.

    Words are never cut: where a language's are too long, the icons give way first, then buttons
    scroll the tabs.

    Args:
        train: the first tab.
        inside: the second one.
        pictures: the third one.
        hand: the fourth one.
    """

    def __init__(self, train: QWidget, inside: QWidget, pictures: QWidget, hand: QWidget) -> None:
        super().__init__()
        self.setObjectName("labTabs")
        self.setDocumentMode(True)  # no frame around the pages
        self._number = Heading()
        corner = QWidget()
        column_of(self._number, owner=corner, margins=(8, 4, 4, 2))
        self.setCornerWidget(corner, Qt.Corner.TopLeftCorner)
        self._epochs: tuple[int, int] | None = None  # the one at work, and how many there are
        self._is_starting = False
        for page in (train, inside, pictures, hand):
            self.addTab(page, "")
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self._width_with_icons = 0  # of all tabs
        self.set_scale(1.0)
        self._set_texts()

    def _set_texts(self) -> None:
        self._number.setText("3")
        self.setTabText(0, self._training_text())
        self.setTabToolTip(0, self._run_in_words())
        self.tabBar().setAccessibleTabName(0, self._run_in_words())
        self.setTabText(1, self.tr("Inside"))
        self.setTabText(2, self.tr("Pictures"))
        self.setTabText(3, self.tr("My hand"))
        self.tabBar().setAccessibleName(self.tr("What the third column shows"))
        self.tabBar().setStatusTip(
            self.tr(
                "Train: a new network learns. Inside: how the network that answers comes to its"
                " answer, live. Pictures: the images it learns from, and those it misreads."
                " My hand: it learns how you write. A run goes on whichever tab is open."
            )
        )
        self._measure_tabs()

    def _training_text(self) -> str:
        """No longer than without a run, so that the other tabs keep their words."""
        if self._epochs is not None:
            return "{}/{}".format(*self._epochs)
        return self.tr("Train")

    def _run_in_words(self) -> str:
        if self._epochs is not None:
            epoch, epochs = self._epochs
            return self.tr("Train: epoch {epoch} of {epochs}").format(epoch=epoch, epochs=epochs)
        return self.tr("Train: starting…") if self._is_starting else ""

    def show_tab(self, name: str) -> None:
        """Shows the tab of this object name, where there is one."""
        for index in range(self.count()):
            page = self.widget(index)
            if page is not None and page.objectName() == name:
                self.setCurrentIndex(index)

    def show_starting(self) -> None:
        """Says that a run starts."""
        self._epochs, self._is_starting = None, True
        self._set_texts()

    def show_epoch(self, epoch: int, epochs: int) -> None:
        """Says which epoch of a run is at work."""
        if (epoch, epochs) != self._epochs:
            self._epochs = (epoch, epochs)
            self._set_texts()

    def show_idle(self) -> None:
        """Says that no run is on."""
        self._epochs, self._is_starting = None, False
        self._set_texts()

    def set_scale(self, scale: float) -> None:
        """Scales heading and icons relative to the usual size (presentation mode)."""
        self._number.set_scale(scale)
        self.setIconSize(QSize(SIZE, SIZE) * scale)
        self._measure_tabs()

    def _measure_tabs(self) -> None:
        self._set_icons(are_shown=True)
        self._width_with_icons = self.tabBar().sizeHint().width()
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        corner = self.cornerWidget(Qt.Corner.TopLeftCorner).sizeHint().width()
        have_room = corner + self._width_with_icons <= self.width()
        if have_room == self.tabIcon(0).isNull():
            self._set_icons(are_shown=have_room)

    def _set_icons(self, *, are_shown: bool) -> None:
        for index, name in enumerate(_ICONS):
            self.setTabIcon(index, icon(name, self.palette()) if are_shown else QIcon())

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follows font and colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._measure_tabs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows the icons where there is room for them."""
        super().resizeEvent(event)
        self._fit_tabs()
