"""The pages of the tab Pictures and the controllers that fill them."""

from __future__ import annotations

from mnist_desktop.session.session import Session
from mnist_desktop.widgets.pictures.compare_section import CompareSection
from mnist_desktop.widgets.pictures.confusion_section import ConfusionSection
from mnist_desktop.widgets.pictures.images_page import ImagesPage
from mnist_desktop.widgets.pictures.pictures_panel import PicturesPanel
from mnist_desktop.widgets.training.settings import TrainingSettings
from mnist_desktop.window.about_images_controller import AboutImagesController
from mnist_desktop.window.compare_controller import CompareController
from mnist_desktop.window.confusion_controller import ConfusionController
from mnist_desktop.window.pictures_controller import PicturesController
from mnist_desktop.window.similar_images_controller import SimilarImagesController


class PicturesSections:
    """Every image with what is misread, the map, how sure the network is."""

    def __init__(self, panel: PicturesPanel, training: TrainingSettings, session: Session) -> None:
        self.panel = panel
        page = ImagesPage()
        panel.add_page(page, "imagesPageButton")
        self.images = PicturesController(page, panel, session)
        AboutImagesController(page, self.images, session, lambda: training.config().augmentation)
        SimilarImagesController(page, self.images, session)
        confusion, compare = ConfusionSection(), CompareSection()
        for section in (confusion, compare):
            page.add_above(section)
        confusion.cell_chosen.connect(page.reveal_images)
        confusion.disputed_requested.connect(page.reveal_images)
        compare.images_requested.connect(page.reveal_images)
        ConfusionController(confusion, self.images, session)
        CompareController(compare, self.images, session)
        self.explained = page.grid.explained
        self.set_next_keys = page.set_next_keys

    def retranslate(self) -> None:
        """Updates the texts that are made by controllers after a language change."""
        self.images.retranslate()
