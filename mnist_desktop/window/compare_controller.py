"""Stands between two networks and the section that compares them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from mnist_desktop.data.formats.data_folder import Part
from mnist_desktop.data.part_answers import PartAnswers
from mnist_desktop.insight.paired import PairedReading
from mnist_desktop.percentage import confidence_percentage
from mnist_desktop.problem import AppError, Message
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.model_summary import ModelSummary, model_name
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.pictures.compare_section import ComparedModel, CompareSection
from mnist_desktop.window.network_names import NetworkNames
from mnist_desktop.window.pictures_controller import PicturesController

if TYPE_CHECKING:
    from mnist_desktop.data.data_set import DataSet


class CompareController(QObject):
    """Has the same images read by the network that answers and by another one."""

    def __init__(
        self, section: CompareSection, pictures: PicturesController, session: Session
    ) -> None:
        super().__init__(section)
        self._section = section
        self._pictures = pictures
        self._session = session
        self._network_names = NetworkNames(session, self)
        self._chosen: ComparedModel | None = None
        self._second: Classifier | None = None  # that one, once it is loaded
        self._read_for: tuple[Classifier, DataSet] | None = None  # first, and of what
        section.opened.connect(self._list)
        section.model_chosen.connect(self._on_chosen)
        section.images_requested.connect(self._on_images)
        pictures.filter_changed.connect(self._read)
        pictures.list_changed.connect(self._follow)
        session.pictures.answered.connect(self._on_answered)
        session.pictures.closed.connect(partial(section.show_reading, None))
        session.test_opening.changed.connect(self._read)

    def retranslate(self) -> None:
        """Updates the texts that are made here after a language change."""
        self._show()

    # The other network

    def _list(self) -> None:
        find, on_found = self._session.models.models, self._on_listed
        self._session.tasks.run("list the models", find, on_found, is_dispensable=True)

    def _on_listed(self, summaries: list[ModelSummary]) -> None:
        good = [one for one in summaries if one.problem is None]
        models = [ComparedModel(None), *(ComparedModel(one.path, one.name) for one in good)]
        in_use = ComparedModel(*self._place_in_use())
        if in_use not in models:  # opened from elsewhere
            models.append(in_use)
        self._section.show_models(models, self._chosen)

    def _place_in_use(self) -> tuple[Path | None, str]:
        path = self._session.model_path
        return path, "" if path is None else model_name(path)

    def _on_chosen(self, model: ComparedModel | None) -> None:
        self._chosen, self._second = model, None
        if model is None:
            self._section.show_reading(None)
        elif model.path == self._session.model_path and self._session.classifier is not None:
            self._on_loaded(model, self._session.classifier)
        else:
            load = partial(self._session.load_classifier, model.path)
            loaded, failed = partial(self._on_loaded, model), partial(self._on_failed, model)
            self._session.tasks.run("load a model", load, loaded, failed, is_dispensable=True)

    def _on_loaded(self, model: ComparedModel, classifier: Classifier) -> None:
        if model is self._chosen:
            self._second = classifier
            self._read()

    def _on_failed(self, model: ComparedModel, error: Exception) -> None:
        if model is self._chosen and isinstance(error, AppError):
            self._section.show_obstacle(error.message)
        elif not isinstance(error, AppError):
            self._session.failed.emit(error)

    # Reading

    @property
    def _part(self) -> Part:
        """Validation images, as long as the test images are not looked at of both."""
        pair, opening = self._pair(), self._session.test_opening
        is_test = self._pictures.filter.part == "test" and pair is not None
        if is_test and all(opening.is_open(one.model) for one in pair or ()):
            return "test"
        return "validation"

    def _pair(self) -> tuple[Classifier, Classifier] | None:
        first, second = self._pictures.reader, self._second
        return None if first is None or second is None else (first, second)

    def _follow(self) -> None:
        """Another network may read the images now, or they may be others."""
        first, data_set = self._pictures.reader, self._session.pictures.data_set
        if first is not None and data_set is not None and (first, data_set) != self._read_for:
            self._read_for = first, data_set
            self._read()

    def _read(self) -> None:
        pair = self._pair()
        if pair is None or self._session.pictures.data_set is None:
            return
        obstacle = self._obstacle(*pair)
        if obstacle is not None:
            self._section.show_obstacle(obstacle)
            return
        for one in reversed(pair):
            self._session.pictures.read(one, self._part)
        self._show()

    def _obstacle(self, first: Classifier, second: Classifier) -> Message | None:
        if self._pictures.is_learning:
            return Message("paired_learning")
        if first.model is second.model:
            return Message("paired_same")
        for one in (first, second):
            error = self._session.pictures.why_no_answers(one)
            if error is not None:
                return Message("paired_other_classes")
        return None

    def _on_answered(self, answers: PartAnswers) -> None:
        pair = self._pair()
        if pair is not None and answers.part == self._part and answers.classifier in pair:
            self._show()

    def _answers(self) -> tuple[PartAnswers, PartAnswers] | None:
        pair = self._pair()
        if pair is None or self._obstacle(*pair) is not None:
            return None
        first, second = (self._session.pictures.answers(one, self._part) for one in pair)
        return None if first is None or second is None else (first, second)

    def _show(self) -> None:
        answers = self._answers()
        if answers is None:
            return
        first, second = answers
        is_complete = first.is_complete and second.is_complete
        self._section.show_reading(
            paired(first, second), self._names(), self._part, is_complete=is_complete
        )

    def _names(self) -> tuple[str, str]:
        """What the two are called."""
        reader, chosen = self._pictures.reader, self._chosen
        first = "" if reader is None else self._network_names.name(reader)
        second = "" if chosen is None else chosen.name
        return first, second or self._network_names.built_in()

    def _on_images(self, group: str, title: str) -> None:
        answers = self._answers()
        if answers is not None:
            indices = surest_first(group, *answers)
            remarks = {index: self._remark(answers[1], index) for index in indices.tolist()}
            title = self.tr("{group}.").format(group=title)
            self._pictures.set_indices(indices, title, self._part, remarks)

    def _remark(self, second: PartAnswers, index: int) -> str:
        """What the other network reads; the grid has the one that answers."""
        return self.tr("{name} reads it as {answer}, {percent} % sure.").format(
            name=self._names()[1],
            answer=second.classifier.class_name(int(second.evaluation.answers[index])),
            percent=confidence_percentage(float(second.sureness[index])),
        )


def paired(first: PartAnswers, second: PartAnswers) -> PairedReading:
    """The images that both have read."""
    done = min(first.done, second.done)
    answers = (one.evaluation.answers[:done] for one in (first, second))
    return PairedReading.of(first.labels[:done], *answers)


def surest_first(group: str, first: PartAnswers, second: PartAnswers) -> NDArray[np.intp]:
    """The images of one of the section's GROUPS, by how sure the wrong answers are."""
    reading = paired(first, second)
    indices = {
        "onlySecondRight": reading.only_second,
        "onlyFirstRight": reading.only_first,
        "bothWrong": reading.neither,
    }[group]
    wrong = {"onlySecondRight": (first,), "onlyFirstRight": (second,)}.get(group, (first, second))
    sureness = np.max([one.sureness[indices] for one in wrong], axis=0)
    return indices[np.argsort(-sureness, kind="stable")]
