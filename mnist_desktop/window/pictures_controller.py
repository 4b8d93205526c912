"""Stands between the images of the data set that is open and the page that shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.data.picture_filter import PictureFilter, PictureOrder
from mnist_desktop.data.picture_list import PictureList, first_place, first_twenty
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.pictures.images_page import ImagesPage
from mnist_desktop.widgets.pictures.picture_texts import notes_of
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPanel
from mnist_desktop.window.languages import translated
from mnist_desktop.window.picture_reader import PictureReader
from mnist_desktop.window.pictures_summary import PicturesSummary

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet

MISTAKES = PictureFilter(is_right=False, order=PictureOrder.MOST_WRONG)


@dataclass(frozen=True, eq=False)
class _Listed:
    """Images that another view has chosen."""

    indices: NDArray[np.intp]
    title: str
    part: Part
    remarks: Mapping[int, str] = field(default_factory=dict)  # by index


class PicturesController(QObject):
    """Lists images by a filter, with what the network that answers reads; puts one on the paper."""

    filter_changed = Signal()
    list_changed = Signal()  # other images are shown, or more is known of them
    said = Signal(str)  # a sentence for the status bar

    def __init__(self, page: ImagesPage, panel: PicturesPanel, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._panel = panel
        self._session = session
        self._pictures = session.pictures
        self._words = PicturesSummary(self)
        self.filter = PictureFilter()
        self._is_browsing = False  # else the first twenty are shown
        self._listed: _Listed | None = None  # instead of what the filter finds
        self._wants_mistake = False  # as soon as there is one
        self._reader = PictureReader(session, lambda: self._is_needed, self)
        self._connect_page()
        self._connect_session()

    def retranslate(self) -> None:
        """Updates the texts that are made here after a language change."""
        self._say_what_is_shown()

    # What is wished

    def set_filter(self, wanted: PictureFilter) -> None:
        """Shows the images that match."""
        self.filter, self._listed, self._is_browsing = wanted, None, True
        self._wants_mistake = False
        self._page.filters.set_filter(wanted)
        self._show_other()
        self.filter_changed.emit()

    def set_indices(
        self,
        indices: NDArray[np.intp],
        title: str,
        part: Part = "validation",
        remarks: Mapping[int, str] | None = None,
    ) -> None:
        """Shows images that another view has chosen.

        Args:
            indices: (m,) in the part, in the order in which they are shown.
            title: a sentence on what they are.
            part: of the data set.
            remarks: sentences on images, by their index.
        """
        self._listed, self._is_browsing = _Listed(indices, title, part, remarks or {}), True
        self.filter = PictureFilter(part=part)  # none applies
        self._page.filters.show_list(part)
        self._show_other()
        self.filter_changed.emit()

    def show_twenty(self) -> None:
        """Shows the first twenty images, as tutorials do."""
        self._listed, self._is_browsing = None, False
        self._show_other()

    def next_mistake(self) -> None:
        """Puts the next misread image on the paper, of those in the grid if there are any."""
        if not self._is_browsing:
            self.set_filter(MISTAKES)
        self._wants_mistake = True
        self._pictures.open()  # from elsewhere the key may come before the tab was ever seen
        self._read()
        self._find_mistake()

    def _find_mistake(self) -> None:
        pictures = self._page.grid.pictures
        if not self._wants_mistake or pictures is None or self.reader is None:
            return
        error = self._reader.why_no_answers()
        wrong = np.flatnonzero(pictures.is_wrong)
        if len(wrong):  # on a slow computer surer ones may still be found
            current = -1 if self._page.grid.current is None else self._page.grid.current
            later = wrong[wrong > current]
            row = int(later[0] if len(later) else wrong[0])
            self._wants_mistake = False
            self._page.grid.set_current(row)
            self._put_on_paper(row)
        elif error is not None or self._is_complete():
            self._wants_mistake = False
            self.said.emit(self._words.no_mistake() if error is None else translated(error))

    def _put_on_paper(self, row: int) -> None:
        pictures = self._page.grid.pictures
        if pictures is not None and pictures.data_set is self._pictures.data_set:
            picture = pictures[row]
            self._session.drawings.show(self._pictures.drawing(picture.part, picture.index))

    def _open_test(self) -> None:
        if self.reader is not None:
            self._session.test_opening.open(self.reader.model)

    # What is shown

    @property
    def reader(self) -> Classifier | None:
        """The network whose answers are shown."""
        return self._reader.classifier

    @property
    def is_learning(self) -> bool:
        """Whether that network is still in training."""
        return self._reader.is_learning

    @property
    def _is_seen(self) -> bool:
        return self._panel.isVisible() and self._panel.page is self._page

    @property
    def _is_needed(self) -> bool:
        return self._is_seen or self._wants_mistake

    def _show_other(self) -> None:
        self._page.set_browsing(self._is_browsing)
        self._read()
        self._list(keeps_place=False)

    def _parts(self) -> list[Part]:
        """The parts that are looked at; validation is read for what stands above the grid."""
        if not self._is_browsing:
            return ["validation"]
        part = self.filter.part if self._listed is None else self._listed.part
        wanted = self._reader.open_parts() if part is None else [part]
        return [one for one in wanted if one in self._reader.open_parts()]

    def _list(self, *, keeps_place: bool) -> None:
        data_set, page = self._pictures.data_set, self._page
        if data_set is None:
            return
        page.set_count(sum(len(data_set.part(part)) for part in self._reader.open_parts()))
        answers = self._reader.answers()
        notes, remarks = notes_of(data_set), self._remarks(data_set)
        chosen = replace(self._chosen(data_set, answers), notes=notes, remarks=remarks)
        page.grid.show_pictures(chosen, keeps_place=keeps_place)
        self._invite()
        self._say_what_is_shown()
        self.list_changed.emit()

    def _remarks(self, data_set: DataSet) -> Mapping[int, str]:
        if self._listed is None:
            return {}
        first = first_place(data_set, self._listed.part)
        return {first + index: text for index, text in self._listed.remarks.items()}

    def _chosen(self, data_set: DataSet, answers: Mapping[Part, PartAnswers]) -> PictureList:
        if not self._is_browsing:
            return first_twenty(data_set)  # with their labels alone, as tutorials do
        parts = self._parts()
        if not parts:
            return PictureList(data_set, np.zeros(0, np.intp))
        if self._listed is not None:
            return PictureList.of_part(data_set, parts[0], self._listed.indices, answers)
        return PictureList.filtered(self.filter, data_set, answers, parts)

    def _invite(self) -> None:
        """Says why test images are closed, where they are asked for."""
        reader, opening = self.reader, self._session.test_opening
        part = self.filter.part if self._listed is None else self._listed.part
        if not self._is_browsing or part != "test" or reader is None or self._parts():
            self._page.show_invitation("", can_open=False)
        else:
            messages = opening.invitation(reader.model), opening.count_message(reader.model)
            text = " ".join(map(translated, messages))
            self._page.show_invitation(text, can_open=opening.can_open(reader.model))

    # Reading

    def _on_reader(self) -> None:
        self._read()
        self._list(keeps_place=True)

    def _read(self) -> None:
        """Has what is looked at read."""
        if self.reader is None or self._pictures.data_set is None:
            return
        error = self._reader.why_no_answers()
        self._page.set_mistakes_possible(error is None)
        self._page.filters.set_answers_possible(error is None)
        if error is None and self._is_needed:
            self._reader.read({"validation", *self._parts()})

    def _is_complete(self) -> bool:
        answers = self._reader.answers()
        return all(part in answers and answers[part].is_complete for part in self._parts())

    # In words

    def _say_what_is_shown(self) -> None:
        pictures = self._page.grid.pictures
        if pictures is None:
            self._page.show_summary(self._words.nothing_yet())
        elif not self._is_browsing:
            self._page.show_summary(self._words.first(pictures))
        else:
            self._page.show_summary(" ".join(filter(None, self._sentences(pictures))))

    def _sentences(self, pictures: PictureList) -> list[str]:
        parts, listed = self._parts(), self._listed
        is_closed = listed is None and self.filter.part is None and "test" not in parts
        return [
            "" if listed is None else listed.title,
            self._words.counts(pictures, parts),
            self._words.closed(pictures) if is_closed else "",
            self._reading_words(pictures),
        ]

    def _reading_words(self, pictures: PictureList) -> str:
        """How far the network has read, or why it does not."""
        parts = self._parts()
        if self.reader is None:
            return ""
        error = self._reader.why_no_answers()
        if error is not None:
            return translated(error)
        if self.is_learning:
            return self._words.learning(parts)
        return self._words.progress(pictures, parts, self._reader.answers())

    # What happens

    def _connect_page(self) -> None:
        page, panel = self._page, self._panel
        panel.page_shown.connect(self._on_page_shown)
        panel.hidden.connect(self._reader.stop)
        page.filters.filter_chosen.connect(self.set_filter)
        page.all_requested.connect(lambda: self.set_filter(PictureFilter(part=None)))
        page.mistakes_requested.connect(lambda: self.set_filter(MISTAKES))
        page.twenty_requested.connect(self.show_twenty)
        page.next_mistake_requested.connect(self.next_mistake)
        page.test_requested.connect(self._open_test)
        page.grid.chosen.connect(self._put_on_paper)

    def _connect_session(self) -> None:
        session, pictures = self._session, self._pictures
        self._reader.changed.connect(self._on_reader)
        session.test_opening.changed.connect(self._on_test_opening)
        pictures.opened.connect(self._on_opened)
        pictures.closed.connect(self._on_closed)
        pictures.answered.connect(self._on_answered)

    def _on_page_shown(self, page: object) -> None:
        if page is self._page:
            self._pictures.open()
            self._reader.catch_up()
            self._read()
            self._say_what_is_shown()
        else:
            self._reader.stop()

    def _on_opened(self, data_set: DataSet) -> None:
        if self._page.grid.pictures is None:
            self._page.filters.set_data(data_set)
            self._reader.follow()
            self._read()
            self._list(keeps_place=False)
            self._find_mistake()

    def _on_closed(self) -> None:
        """Another data set begins with its first twenty."""
        self._listed, self._is_browsing, self.filter = None, False, PictureFilter()
        self._page.filters.set_filter(self.filter)
        self._page.set_browsing(False)
        self._page.set_count(None)
        self._page.grid.clear()
        self._say_what_is_shown()

    def _on_test_opening(self) -> None:
        self._read()
        self._list(keeps_place=True)

    def _on_answered(self, answers: PartAnswers) -> None:
        if answers.classifier is self.reader and self._is_needed:
            if answers.part in self._parts() and self._is_browsing:
                self._list(keeps_place=True)
            self._find_mistake()
