"""Stands between the session and the tab *Inside*: answers to activations, buttons to tasks."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.insight.atlas import Atlas
from mnist_desktop.insight.blocks import Block, blocks_of
from mnist_desktop.insight.inspection import Inspection
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.session.inference_thread import Answer
from mnist_desktop.session.inspection_thread import InspectionRequest
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.base.throttle import Throttle
from mnist_desktop.widgets.insight.inside_panel import InsidePanel
from mnist_desktop.window.answer_controller import AnswerController
from mnist_desktop.window.settings import WindowSettings

PEN_INTERVAL_MS = 25
"""Maps are painted on the window's thread, so the bars must get their turn in between."""
TRAINING_INTERVAL_MS = 250

Switch = tuple[str, int]  # the name of a block, and one of its channels


class InsideController(QObject):
    """Looks into the network that answers, while its tab is open."""

    def __init__(
        self,
        panel: InsidePanel,
        answers: AnswerController,
        session: Session,
        settings: WindowSettings,
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._answers = answers
        self._session = session
        self._settings = settings
        self._answer: Answer | None = None  # the last one
        self._network: object = None  # whose layers are shown: a classifier, or a run's settings
        self._switches: list[Switch] = []  # in their order; a second one switches on again
        self._while_drawing = Throttle(self._look, PEN_INTERVAL_MS, self)
        self._while_training = Throttle(self._look, TRAINING_INTERVAL_MS, self)
        self._connect_session()
        self._connect_panel()
        panel.set_first_use(not settings.has_seen_inside)

    # What the person does

    def _connect_panel(self) -> None:
        panel, channels = self._panel, self._session.channels
        panel.shown.connect(self._on_shown)
        panel.hidden.connect(self._on_hidden)
        panel.selection.block_changed.connect(self._look)
        panel.first_use.closed.connect(self._on_hint_closed)
        panel.channel.switch_requested.connect(self._on_switch)
        panel.channel.undo_requested.connect(self._on_undo)
        panel.examples_requested.connect(self._find_examples)
        panel.peaks_requested.connect(self._find_peaks)
        panel.atlas_requested.connect(self._find_atlas)
        panel.more.stop_requested.connect(channels.stop_atlas)

    def _on_shown(self) -> None:
        self._look()
        self._show_switches()

    def _on_hidden(self) -> None:
        """Whoever looks elsewhere gets the whole network's answer."""
        self._session.inspection.submit(None)
        self._answers.set_without("")

    def _on_hint_closed(self) -> None:
        self._settings.has_seen_inside = True

    def _on_switch(self, block: str, channel: int) -> None:
        self._switches.append((block, channel))
        self._show_switches()
        self._look()

    def _on_undo(self) -> None:
        self._switches.pop()
        self._show_switches()
        self._look()

    def _find_examples(self, block: Block, channel: int) -> None:
        classifier = self._session.answering.leading
        if classifier is not None:
            self._session.channels.find_peaks(classifier.model, block, channel)

    def _find_peaks(self, block: Block) -> None:
        classifier = self._session.answering.leading
        if classifier is not None:
            self._session.channels.find_peaks(classifier.model, block)

    def _find_atlas(self, block: Block) -> None:
        classifier = self._session.answering.leading
        if classifier is not None:
            self._session.channels.find_atlas(classifier.model, block)

    # What is off

    def _off(self) -> dict[str, frozenset[int]]:
        """The channels that are off, by the name of their block."""
        off: set[Switch] = set()
        for switch in self._switches:
            off ^= {switch}
        blocks = {block for block, _ in off}
        return {
            name: frozenset(channel for block, channel in off if block == name) for name in blocks
        }

    def _show_switches(self) -> None:
        off = self._off()
        count = sum(map(len, off.values()))
        text = ""
        if count == 1:
            ((block, (channel,)),) = off.items()
            name = self._panel.channel_name(block, channel)
            text = self.tr("without {channel} of {layer}").format(channel=name, layer=block)
        elif count:
            text = self.tr("without {count} channels").format(count=count)
        self._answers.set_without(text if self._panel.isVisible() else "")

    # What the session reports

    def _connect_session(self) -> None:
        session, panel = self._session, self._panel
        session.answered.connect(self._on_answer)
        session.inspection.inspected.connect(self._on_inspected)
        session.trainer.started.connect(self._on_run_started)
        session.trainer.ended.connect(self._on_run_ended)
        session.channels.examples_changed.connect(panel.show_examples)
        session.channels.peaks_changed.connect(panel.more.show_peaks)
        session.channels.atlas_changed.connect(self._on_atlas)

    def _on_answer(self, answer: Answer) -> None:
        is_same = self._answer is not None and answer.subject is self._answer.subject
        self._answer = answer
        if self._panel.isVisible():
            (self._while_training if is_same else self._while_drawing).request()

    def _on_run_started(self) -> None:
        self._panel.set_in_training(True)

    def _on_run_ended(self) -> None:
        self._panel.set_in_training(False)

    def _look(self) -> None:
        """Asks for the activations of what was drawn last."""
        classifier = self._session.answering.leading
        if classifier is None or not self._panel.isVisible():
            return
        self._note_network(classifier)
        prediction = None if self._answer is None else self._answer.prediction
        if prediction is None:
            self._session.inspection.submit(None)
            self._panel.show_inspection(None)
        else:
            request = InspectionRequest(
                classifier, prediction.image, self._panel.selection.wanted, self._off()
            )
            self._session.inspection.submit(request)

    def _note_network(self, classifier: Classifier) -> None:
        """Starts afresh with another network; the weights of a run are all of the same one."""
        session = self._session
        network = session.trainer.config if session.answering.candidate_leads else classifier
        if network is self._network:
            return
        self._network = network
        self._switches.clear()
        self._show_switches()
        session.channels.stop_atlas()
        self._panel.show_network(classifier.architecture, blocks_of(classifier.architecture))
        self._panel.forget_counts()

    def _on_inspected(self, request: InspectionRequest, inspection: Inspection) -> None:
        panel, answer = self._panel, self._answer
        is_drawn = answer is not None and answer.prediction is not None
        is_of_network = inspection.activations.architecture == panel.selection.architecture
        if not (is_drawn and is_of_network and panel.isVisible()):
            return  # it was asked for before the canvas was cleared, or another network came
        if inspection.whole is not None and request.off == self._off():
            activations = inspection.activations
            scores = activations.values[activations.architecture.layers[-1].name]
            self._answers.show_without(request.classifier.prediction(request.image, scores))
        panel.show_inspection(inspection)

    def _on_atlas(self, atlas: Atlas | None, is_running: bool) -> None:
        self._panel.show_atlas(atlas, is_running=is_running)
