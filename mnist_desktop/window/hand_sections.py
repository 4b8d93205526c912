"""The sections of the tab My hand and the controllers that fill them."""

from __future__ import annotations

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.hand.hand_panel import HandPanel
from mnist_desktop.window.file_dialogs import FileDialogs


class HandSections:
    """Writing and learning, the kept drawings, a class."""

    def __init__(self, panel: HandPanel, session: Session, dialogs: FileDialogs) -> None:
        self.panel = panel
        del session, dialogs  # the sections come with the branches of issue 16
