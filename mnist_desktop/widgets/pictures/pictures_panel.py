"""The tab Pictures: pages, of which one is seen, and a button for each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QWidget

from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of
from mnist_desktop.widgets.base.translated import Translated

_MARGINS = (8, 8, 8, 8)


class PicturesPage(QWidget):
    """A page of the tab."""

    def title(self) -> str:
        """What the button for the page says, in the current language."""
        raise NotImplementedError

    def explanation(self) -> str:
        """What the explanation line says of the button."""
        raise NotImplementedError


class PicturesPanel(Translated, QWidget):
    """Shows pages, which report what the person wishes."""

    page_shown = Signal(object)  # PicturesPage, also when the tab is opened
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picturesTab")
        self._buttons: list[QToolButton] = []
        self._group = QButtonGroup(self)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, spacing=4)
        self._stack = QStackedWidget()
        self._stack.currentChanged.connect(self._on_page)
        self.film_foot = column_of()
        parts = self._row, self._stack, self.film_foot
        column_of(*parts, owner=self, margins=_MARGINS, growing=self._stack)
        self._set_texts()

    def add_page(self, page: PicturesPage, name: str) -> None:
        """Adds a page behind the others.

        Args:
            page: fills the tab when it is chosen.
            name: object name of its button.
        """
        button = named(name, QToolButton())
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button)
        self._buttons.append(button)
        self._flow.addWidget(button)
        self._stack.addWidget(page)
        button.clicked.connect(lambda: self.show_page(page))
        button.setChecked(len(self._buttons) == 1)
        self._set_texts()

    def show_page(self, page: PicturesPage) -> None:
        """Shows a page."""
        self._buttons[self._stack.indexOf(page)].setChecked(True)
        self._stack.setCurrentWidget(page)

    @property
    def page(self) -> PicturesPage | None:
        """The page that is chosen, whether or not the tab is seen."""
        page = self._stack.currentWidget()
        return page if isinstance(page, PicturesPage) else None

    def _set_texts(self) -> None:
        for index, button in enumerate(self._buttons):
            page = self._stack.widget(index)
            assert isinstance(page, PicturesPage)
            button.setText(page.title())
            button.setStatusTip(page.explanation())

    def _on_page(self) -> None:
        if self.isVisible() and self.page is not None:
            self.page_shown.emit(self.page)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Says which page is seen."""
        super().showEvent(event)
        if self.page is not None:
            self.page_shown.emit(self.page)

    def hideEvent(self, event: QHideEvent) -> None:
        """Says that no page is seen."""
        super().hideEvent(event)
        self.hidden.emit()
