"""The pages of the tab Pictures and the controllers that fill them."""

from __future__ import annotations

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPanel
from mnist_desktop.widgets.pictures.sure_page import SurePage
from mnist_desktop.window.robustness_controller import RobustnessController
from mnist_desktop.window.sure_controller import SureController


class PicturesSections:
    """Every image with what is misread, the map, how sure the network is."""

    def __init__(self, panel: PicturesPanel, session: Session) -> None:
        self.panel = panel
        self._session = session
        self.sure = SurePage()
        panel.add_page(self.sure, "surePageButton")
        self._sure = SureController(self.sure, panel, session)
        self._robustness = RobustnessController(self.sure, panel, session)

    def retranslate(self) -> None:
        """Updates the texts that are made by controllers after a language change."""
        self._sure.retranslate()
        self._robustness.retranslate()
