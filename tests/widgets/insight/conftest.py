"""A network to look into: small, with random weights."""

import pytest

from mnist_desktop.insight.activations import Inspector
from mnist_desktop.insight.blocks import blocks_of
from mnist_desktop.insight.inspection import inspect
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.widgets.insight.inside_panel import InsidePanel
from tests.insight.small_networks import POOLED, images
from tests.recognition.random_weights import random_weights


class LookedInto:
    """A network and its panel; the inspection follows what the panel wants, as in the window."""

    def __init__(self, panel, architecture, weights=None):
        self.panel = panel
        self.architecture = architecture
        self.blocks = {block.name: block for block in blocks_of(architecture)}
        self.inspector = Inspector(architecture, weights or random_weights(architecture))
        self.off = {}
        self.image = images(1)[0]
        panel.show_network(architecture, blocks_of(architecture))
        panel.selection.block_changed.connect(self.answer)
        self.answer()

    def answer(self):
        """Shows the panel an answer from inside."""
        self.inspection = inspect(
            self.inspector, ModelMetadata(), self.image, self.panel.selection.wanted, self.off
        )
        self.panel.show_inspection(self.inspection)

    def values(self, name):
        """What a block gives."""
        return self.inspection.activations.values[self.blocks[name].output]

    def text(self, name):
        """What a label or button says."""
        return self.panel.findChild(object, name).text()

    def sees(self, name):
        """Whether a part of the panel is there."""
        return not self.panel.findChild(object, name).isHidden()


@pytest.fixture
def look_into(shown):
    """Opens the panel on a network."""

    def look(architecture=POOLED, weights=None, size=(420, 620)):
        return LookedInto(shown(InsidePanel(), *size), architecture, weights)

    return look
