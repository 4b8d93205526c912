"""The pages of the tab Pictures and the controllers that fill them."""

from __future__ import annotations

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.pictures.map_page import MapPage
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPanel
from mnist_desktop.window.map_controller import MapController


class PicturesSections:
    """Every image with what is misread, the map, how sure the network is."""

    def __init__(self, panel: PicturesPanel, session: Session) -> None:
        self.panel = panel
        self._session = session
        map_page = MapPage()
        panel.add_page(map_page, "mapPageButton")
        MapController(map_page, panel, session)
