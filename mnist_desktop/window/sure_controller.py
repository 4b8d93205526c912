"""Stands between the page *How sure* and what networks answer to validation images."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mnist_desktop.insight.coverage import Coverage
from mnist_desktop.insight.reliability import sureness_groups
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.base.throttle import Throttle
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPage, PicturesPanel
from mnist_desktop.widgets.pictures.sure_page import SurePage
from mnist_desktop.window.languages import translated

if TYPE_CHECKING:
    from mnist_desktop.data.formats.data_folder import Part
    from mnist_desktop.data.part_answers import PartAnswers

INTERVAL_MS, IN_TRAINING_MS = 200, 5000
"""Between two networks that are read; a run has four new ones a second."""
_PART: Part = "validation"


class SureController(QObject):
    """Reads the validation images with what answers first, while the page is seen."""

    def __init__(self, page: SurePage, panel: PicturesPanel, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._answers = session.pictures
        self._is_seen = False
        self._classifier: Classifier | None = None  # whose answers are shown
        self._lettered: object = None  # Model whose letters were asked for last
        self._look = Throttle(self._read, INTERVAL_MS, self)
        panel.page_shown.connect(self._on_page)
        panel.hidden.connect(partial(self._set_seen, False))
        session.answering.leading_changed.connect(self._on_leading)
        self._answers.opened.connect(self._look.request)
        self._answers.closed.connect(self._on_closed)
        self._answers.answered.connect(self._on_answers)

    def retranslate(self) -> None:
        """Updates the texts that are made here after a language change."""
        self._show_problem()

    def _on_page(self, page: PicturesPage) -> None:
        self._set_seen(page is self._page)

    def _set_seen(self, is_seen: bool) -> None:
        was_seen, self._is_seen = self._is_seen, is_seen
        if is_seen and not was_seen:
            self._answers.open()  # `opened` follows, at once where it is read already
        elif was_seen and not is_seen and self._classifier is not None:
            self._answers.stop(self._classifier, _PART)

    def _on_leading(self) -> None:
        is_running = self._session.trainer.is_running
        self._look.set_interval(IN_TRAINING_MS if is_running else INTERVAL_MS)
        self._look.request()

    def _on_closed(self) -> None:
        """Another data set is being read."""
        self._classifier = None
        self._show_nothing()

    def _show_nothing(self) -> None:
        self._page.reliability.show_groups((), 0)
        self._page.coverage.show_coverage(None, self._page.coverage.threshold)

    def _read(self) -> None:
        leading = self._session.answering.leading
        if not self._is_seen or leading is None or self._answers.data_set is None:
            return
        if self._show_problem():
            return
        before = self._classifier
        if leading is not before:
            self._classifier = leading
            if before is not None:
                self._answers.stop(before, _PART)
            self._show_nothing()
        self._answers.read(leading, _PART)
        self._read_letters(leading)

    def _show_problem(self) -> bool:
        """Says why the network that leads has no answers; whether it has none."""
        leading = self._session.answering.leading
        why = None if leading is None else self._answers.why_no_answers(leading)
        self._page.show_problem("" if why is None else translated(why))
        return why is not None

    def _on_answers(self, answers: PartAnswers) -> None:
        if not self._is_seen or answers.classifier is not self._classifier:
            return
        if answers.part != _PART:
            return
        sureness, is_correct = answers.sureness, answers.evaluation.is_correct
        self._page.reliability.show_groups(
            sureness_groups(sureness, is_correct), len(answers.images)
        )
        own = answers.classifier.metadata.threshold
        self._page.coverage.show_coverage(Coverage(sureness, is_correct), own)

    # Letters

    def _read_letters(self, classifier: Classifier) -> None:
        if classifier.model is self._lettered:
            return
        self._lettered = classifier.model
        self._page.coverage.show_letters(None)
        if not classifier.classes:
            self._session.tasks.run(
                "read the letters",
                partial(_letter_confidences, classifier),
                partial(self._on_letters, classifier),
                self._session.failed.emit,
                is_dispensable=True,
            )

    def _on_letters(self, classifier: Classifier, confidences: object) -> None:
        if classifier.model is self._lettered:
            session = self._session
            is_built_in = classifier is session.classifier and session.model_path is None
            self._page.coverage.show_letters(confidences, is_built_in=is_built_in)  # type: ignore[arg-type]


def _letter_confidences(classifier: Classifier) -> object:
    from mnist_desktop.samples.kept_features import letter_confidences

    return letter_confidences(classifier.model)
