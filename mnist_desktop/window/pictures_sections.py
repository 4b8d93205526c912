"""The pages of the tab Pictures and the controllers that fill them."""

from __future__ import annotations

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPanel


class PicturesSections:
    """Every image with what is misread, the map, how sure the network is."""

    def __init__(self, panel: PicturesPanel, session: Session) -> None:
        self.panel = panel
        self._session = session
