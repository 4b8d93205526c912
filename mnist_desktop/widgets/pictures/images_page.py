"""The page Images: every image of the data set that is open, and what chooses among them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QToolButton, QWidget

from mnist_desktop.widgets.base.buttons import push_button
from mnist_desktop.widgets.base.fields import FocusedWheel
from mnist_desktop.widgets.base.flow_layout import FlowLayout
from mnist_desktop.widgets.base.labels import named
from mnist_desktop.widgets.base.layouts import column_of, row_of
from mnist_desktop.widgets.base.scrolled_part import fill_scroll_area
from mnist_desktop.widgets.base.translated import Translated
from mnist_desktop.widgets.pictures.about_images import AboutImages
from mnist_desktop.widgets.pictures.filter_row import FilterRow
from mnist_desktop.widgets.pictures.image_grid import MAX_ZOOM, ImageGrid
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPage

_REVEALED = 160  # logical px of the grid that are seen at least, after a choice was made above it


class ImagesPage(Translated, PicturesPage):
    """At first twenty images with their labels, then all of them with filters.

    Attributes:
        filters: what the images have in common.
        grid: the images.
        about: more about them, folded away.
    """

    all_requested = Signal()
    twenty_requested = Signal()
    mistakes_requested = Signal()
    next_mistake_requested = Signal()
    test_requested = Signal()  # to open the test images

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count: int | None = None  # of images that may be shown; None before they are read
        self._is_browsing = False
        self._keys = ""
        self._next_tip = ""
        self.filters, self.grid, self.about = FilterRow(), ImageGrid(), AboutImages()
        self._above = column_of(spacing=8)
        self._summary = named("picturesSummary", QLabel(wordWrap=True))
        self._summary.setTextFormat(Qt.TextFormat.PlainText)  # names may come from others' files
        self._all = push_button("allImagesButton", self.all_requested)
        self._mistakes = push_button("allMistakesButton", self.mistakes_requested)
        self._next = push_button("nextMistakeButton", self.next_mistake_requested)
        self._twenty = push_button("twentyImagesButton", self.twenty_requested)
        self._smaller = named("smallerImages", QToolButton())
        self._larger = named("largerImages", QToolButton())
        self._closed = QWidget()
        self._invitation = named("testInvitation", QLabel(wordWrap=True))
        self._open = push_button("openTestButton", self.test_requested)
        self._area = QScrollArea()
        self._connect()
        self._lay_out()
        self.set_browsing(False)
        self.show_invitation("", can_open=False)
        self._set_texts()

    def title(self) -> str:
        """The name of the page."""
        return self.tr("Images")

    def explanation(self) -> str:
        """What there is."""
        return self.tr("Every image of the data set, with what the network reads in it.")

    def _set_texts(self) -> None:
        count = f"{self._count or 0:,}"
        self._all.setText(self.tr("All {count} images").format(count=count))
        self._all.setStatusTip(self.tr("Shows all of them, to choose by label or answer."))
        self._mistakes.setText(self.tr("Mistakes"))
        self._mistakes.setStatusTip(
            self.tr("Shows the validation images that the network misreads, the surest first.")
        )
        self._twenty.setText(self.tr("First twenty"))
        self._twenty.setStatusTip(
            self.tr("Shows the first twenty training images again, as tutorials do.")
        )
        self._next.setText(self.tr("Next mistake"))
        keys = f" ({self._keys})" if self._keys else ""
        self._next.setToolTip(f"{self._next.text()}{keys}")
        self._next.setStatusTip(
            self.tr("Puts the next misread image of the grid on the paper, where Why? explains it.")
        )
        smaller, larger = self.tr("Smaller images"), self.tr("Larger images")
        for button, sign, text in ((self._smaller, "−", smaller), (self._larger, "+", larger)):
            button.setText(sign)
            button.setAccessibleName(text)
            button.setToolTip(text)
        self._smaller.setStatusTip(self.tr("Makes the images smaller, so that more are seen."))
        self._larger.setStatusTip(self.tr("Makes the images larger."))
        self._open.setText(self.tr("Open the test images"))
        self._open.setStatusTip(
            self.tr("Shows test images and counts that this network was tested.")
        )

    # What is shown

    def add_above(self, section: QWidget) -> None:
        """Adds a section above the grid, such as one that chooses among the images."""
        self._above.addWidget(section)
        FocusedWheel(section)

    def reveal_images(self) -> None:
        """Scrolls to the first images, if what is above the grid leaves no room for them."""
        QTimer.singleShot(0, self, self._scroll_to_images)  # once everything has its place

    def _scroll_to_images(self) -> None:
        bottom = self.grid.y() + min(self.grid.height(), _REVEALED)
        self._area.ensureVisible(0, bottom, 0, 0)

    def set_next_keys(self, keys: str) -> None:
        """Sets by which keys the next mistake is found."""
        self._keys = keys
        self._set_texts()

    def set_count(self, count: int | None) -> None:
        """Sets how many images may be shown in all; None before they are read."""
        self._count = count
        self._all.setEnabled(count is not None)
        self._set_texts()

    def set_browsing(self, is_browsing: bool) -> None:
        """Sets whether images are chosen from all; else the first twenty are looked at."""
        self._is_browsing = is_browsing
        self.filters.setVisible(is_browsing)
        for part in (self._twenty, self._next, self._smaller, self._larger):
            part.setVisible(is_browsing)
        self._all.setVisible(not is_browsing)
        self.grid.set_plate(None if is_browsing else (5, 4))

    def show_summary(self, text: str) -> None:
        """Says what is in the grid."""
        if text != self._summary.text():
            self._summary.setText(text)

    def set_mistakes_possible(self, are_possible: bool) -> None:
        """Sets whether a network reads these images."""
        for button in (self._mistakes, self._next):
            button.setEnabled(are_possible)

    def show_invitation(self, text: str, *, can_open: bool) -> None:
        """Says why no test image is shown, instead of the grid; nothing if that is empty."""
        self._invitation.setText(text)
        self._open.setVisible(can_open)
        self._closed.setVisible(bool(text))
        self.grid.setVisible(not text)
        self.about.setVisible(not text)

    def _connect(self) -> None:
        self._smaller.clicked.connect(lambda: self.grid.set_zoom(self.grid.zoom - 1))
        self._larger.clicked.connect(lambda: self.grid.set_zoom(self.grid.zoom + 1))
        self.grid.zoom_changed.connect(self._on_zoom)

    def _on_zoom(self) -> None:
        self._smaller.setEnabled(self.grid.zoom > 1)
        self._larger.setEnabled(self.grid.zoom < MAX_ZOOM)

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self._all, self._mistakes, self._next, self._twenty):
            flow.addWidget(button)
        for size in (self._smaller, self._larger):
            flow.addWidget(size)
        column_of(self._invitation, row_of(self._open, None), None, owner=self._closed)
        content = QWidget()
        parts = self._above, self.filters, self._summary, buttons, self._closed, self.grid
        column_of(*parts, self.about, owner=content, growing=self.grid)
        FocusedWheel(content)
        fill_scroll_area(self._area, content)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column_of(self._area, owner=self)
