"""What is folded away in the tab My hand: own drawings, own classes, several writers."""

from __future__ import annotations

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.base.folded_sections import FoldedSections
from mnist_desktop.widgets.hand.classes_section import ClassesSection
from mnist_desktop.widgets.hand.hand_panel import HandPanel
from mnist_desktop.widgets.hand.own_drawings_box import OwnDrawingsBox
from mnist_desktop.widgets.hand.pooled_section import PooledSection
from mnist_desktop.widgets.lab import Lab
from mnist_desktop.widgets.training.settings import TrainingSettings
from mnist_desktop.window.classes_controller import ClassesController
from mnist_desktop.window.own_drawings_controller import OwnDrawingsController
from mnist_desktop.window.pooled_controller import PooledController
from mnist_desktop.window.settings import WindowSettings
from mnist_desktop.window.writing_controller import WritingController


class MoreSections:
    """The sections and their controllers."""

    def __init__(
        self,
        panel: HandPanel,
        lab: Lab,
        writing: WritingController,
        training: TrainingSettings,
        session: Session,
        settings: WindowSettings,
    ) -> None:
        more = FoldedSections("handMoreButton", spacing=16)
        panel.add_section(more)
        more.toggled.connect(lambda is_open: panel.reveal(more) if is_open else None)
        box = OwnDrawingsBox("handOwnDrawings")
        classes, pooled = ClassesSection(), PooledSection()
        for section in (box, classes, pooled):
            more.add_section(section)
        OwnDrawingsController(box, training, session)
        self.classes = ClassesController(classes, writing, training, session)
        classes.training_requested.connect(lambda: lab.show_tab("trainTab"))
        self._pooled = PooledController(pooled, session, settings)

    def retranslate(self) -> None:
        """Updates the texts that are made by controllers after a language change."""
        self._pooled.retranslate()
