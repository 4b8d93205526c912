"""The sections of the tab My hand and the controllers that fill them."""

from __future__ import annotations

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.answer.correction_row import CorrectionRow
from mnist_desktop.widgets.draw.draw_panel import DrawPanel
from mnist_desktop.widgets.hand.hand_panel import HandPanel
from mnist_desktop.widgets.hand.learn_section import LearnSection
from mnist_desktop.widgets.hand.samples_section import SamplesSection
from mnist_desktop.widgets.hand.writing_prompt import WritingPrompt
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.hand_controller import HandController
from mnist_desktop.window.sample_files_controller import SampleFilesController
from mnist_desktop.window.sample_grid_controller import SampleGridController
from mnist_desktop.window.writer_controller import WriterController
from mnist_desktop.window.writing_controller import WritingController


class HandSections:
    """Writing and learning, the kept drawings, a class.

    Attributes:
        prompt: above the paper, what to write.
        files: imports and exports drawings.
        writers: says what became of writers.
    """

    def __init__(
        self,
        panel: HandPanel,
        draw: DrawPanel,
        correction: CorrectionRow,
        session: Session,
        dialogs: FileDialogs,
    ) -> None:
        self.panel = panel
        self.prompt, learn, kept = WritingPrompt(), LearnSection(), SamplesSection()
        draw.set_above(self.prompt)
        for section in (learn, kept):
            panel.add_section(section)
        self.writing = WritingController(self.prompt, draw.canvas, correction, session)
        self.learning = HandController(learn, panel, self.writing, session)
        grid = SampleGridController(panel, kept, session)
        self.files = SampleFilesController(kept, grid, session, dialogs)
        self.writers = WriterController(kept, session)

    def retranslate(self) -> None:
        """Updates the texts that are made by controllers after a language change."""
        self.learning.retranslate()

    def may_close(self) -> bool:
        """Asks before anything is lost; whether the program may be closed."""
        return self.learning.may_close() and self.writers.may_close()

    def step_back(self) -> bool:
        """Esc: ends the writing. Returns whether something was asked for."""
        return self.writing.stop()
