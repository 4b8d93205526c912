"""The sections of the tab My hand and the controllers that fill them."""

from __future__ import annotations

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.hand.hand_panel import HandPanel
from mnist_desktop.widgets.hand.samples_section import SamplesSection
from mnist_desktop.window.file_dialogs import FileDialogs
from mnist_desktop.window.sample_files_controller import SampleFilesController
from mnist_desktop.window.sample_grid_controller import SampleGridController
from mnist_desktop.window.writer_controller import WriterController


class HandSections:
    """Writing and learning, the kept drawings, a class.

    Attributes:
        files: imports and exports drawings.
        writers: says what became of writers.
    """

    def __init__(self, panel: HandPanel, session: Session, dialogs: FileDialogs) -> None:
        self.panel = panel
        kept = SamplesSection()
        panel.add_section(kept)
        grid = SampleGridController(panel, kept, session)
        self.files = SampleFilesController(kept, grid, session, dialogs)
        self.writers = WriterController(kept, session)
