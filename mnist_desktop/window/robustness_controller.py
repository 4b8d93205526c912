"""Stands between the section *How much can it take?* and the task that measures it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from mnist_desktop.insight.distortions import DISTORTIONS, DistortionKind
from mnist_desktop.insight.robustness import RobustnessCurve, distorted_example
from mnist_desktop.percentage import confidence_percentage
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_metadata import class_name
from mnist_desktop.recognition.model_summary import ModelSummary, model_name
from mnist_desktop.session.robustness_tasks import MeasuredNetwork, RobustnessMeasurement
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPage, PicturesPanel
from mnist_desktop.widgets.pictures.robustness_section import RobustnessSection, ShownCurve
from mnist_desktop.widgets.pictures.sure_page import SurePage
from mnist_desktop.window.network_names import NetworkNames

MODELS = 50  # of the models folder, the newest, are offered


class RobustnessController(QObject):
    """Measures what is asked for; what was measured stays until another data set is open."""

    def __init__(self, page: SurePage, panel: PicturesPanel, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._section: RobustnessSection = page.robustness
        self._session = session
        self._tasks = session.robustness
        self._names = NetworkNames(session, self)
        self._measured: dict[DistortionKind, RobustnessMeasurement] = {}
        self._paths: list[Path] = []  # of the models that are offered
        self._example = 0  # place in the order of examples
        section = self._section
        section.distortion_chosen.connect(self._show)
        section.measure_requested.connect(self._measure)
        section.stop_requested.connect(self._tasks.stop)
        section.level_pointed.connect(self._show_example)
        section.level_chosen.connect(self._put_on_paper)
        section.other_example_requested.connect(self._next_example)
        panel.page_shown.connect(self._on_page)
        session.answering.leading_changed.connect(self._show_models)
        self._tasks.advanced.connect(self._on_advanced)
        self._tasks.stopped.connect(partial(section.show_progress, None))
        self._tasks.closed.connect(self._forget)

    def retranslate(self) -> None:
        """Updates the texts that are made here after a language change."""
        self._show()

    # Models

    def _on_page(self, page: PicturesPage) -> None:
        if page is self._page:
            models = self._session.models
            list_ = partial(models.recent, MODELS)
            self._session.tasks.run("list the models", list_, self._on_models, is_dispensable=True)

    def _on_models(self, found: tuple[list[ModelSummary], int]) -> None:
        self._paths = [one.path for one in found[0] if one.problem is None]
        self._show_models()

    def _others(self) -> list[Path]:
        """The models but the one that leads."""
        leading = None if self._session.answering.is_new_leading else self._session.model_path
        return [path for path in self._paths if path != leading]

    def _show_models(self) -> None:
        session = self._session
        is_built_in = not session.answering.is_new_leading and session.model_path is None
        names = [model_name(path) for path in self._others()]
        self._section.set_models(names, has_built_in=not is_built_in)

    def _name(self, leading: Classifier) -> str:
        """What the network that leads is called."""
        if leading is self._session.classifier and self._session.model_path is None:
            return self.tr("the built-in network")
        return self._names.name(leading)

    # Measuring

    def _measure(self) -> None:
        section, leading = self._section, self._session.answering.leading
        if leading is None:
            return
        networks = [MeasuredNetwork(self._name(leading), leading)]
        if section.with_built_in:
            networks.append(MeasuredNetwork(self.tr("the built-in network")))
        if section.model is not None:
            path = self._others()[section.model]
            networks.append(MeasuredNetwork(model_name(path), path=path))
        self._example = 0
        self._tasks.measure(DISTORTIONS[section.kind], networks)

    def _on_advanced(self, measurement: RobustnessMeasurement) -> None:
        kind = measurement.distortion.kind
        self._measured[kind] = measurement
        is_over = measurement.is_complete or measurement.is_stopped
        self._section.show_progress(None if is_over else measurement.share)
        if kind == self._section.kind:
            self._show()

    def _forget(self) -> None:
        self._measured.clear()
        self._show()

    def _show(self) -> None:
        measurement = self._measured.get(self._section.kind)
        if measurement is None:
            self._section.show_curves(())
            return
        pairs = zip(measurement.networks, list(measurement.curves), strict=False)
        curves = [ShownCurve(one.name, curve.right, len(curve.images)) for one, curve in pairs]
        self._section.show_curves(tuple(curves))
        self._show_example(self._section.chart.column)

    # The example

    def _curve(self, level: int) -> RobustnessCurve | None:
        """That of the first network, if the level is measured."""
        measurement = self._measured.get(self._section.kind)
        curve = measurement.curves[0] if measurement is not None and measurement.curves else None
        return curve if curve is not None and 0 <= level < curve.done else None

    def _show_example(self, level: int) -> None:
        curve = self._curve(level)
        if curve is None:
            return
        index = self._index(curve)
        measurement = self._measured[self._section.kind]
        text = self.tr("{done}: labelled {label}, read as {answer} ({sureness} % sure).")
        answer = text.format(
            done=self._section.level_in_words(level),
            label=class_name(measurement.classes, int(curve.images.labels[index])),
            answer=class_name(measurement.classes, int(curve.answers[level, index])),
            sureness=confidence_percentage(float(curve.sureness[level, index])),
        )
        self._section.show_example(self._image(curve, level), answer)

    def _put_on_paper(self, level: int) -> None:
        curve = self._curve(level)
        if curve is None:
            return
        measurement = self._measured[self._section.kind]
        label = int(curve.images.labels[self._index(curve)])
        classes = measurement.classes
        drawing = Drawing(
            picture=self._image(curve, level),
            label=label,
            label_name=class_name(classes, label) if classes else "",
            data_set=measurement.data_name,
            part="validation",
        )
        self._session.drawings.show(drawing)

    def _next_example(self) -> None:
        self._example += 1
        self._show_example(self._section.chart.column)

    def _index(self, curve: RobustnessCurve) -> int:
        order = curve.example_order()
        return int(order[self._example % len(order)])

    def _image(self, curve: RobustnessCurve, level: int) -> NDArray[np.float32]:
        return distorted_example(curve, self._index(curve), level)
