"""What is looked at, without any widget."""

import pytest

from mnist_desktop.insight.blocks import blocks_of
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES
from mnist_desktop.recognition.networks.layers import INPUT
from mnist_desktop.widgets.insight.selection import Selection


@pytest.fixture
def selection():
    """On the network of the built-in model."""
    selection = Selection()
    architecture = ARCHITECTURES["best"]
    selection.set_network(architecture, blocks_of(architecture))
    return selection


def test_deeper_cells_see_more_of_the_image(selection):
    seen = []
    for name in ("conv1", "conv2", "conv3", "conv4"):
        selection.choose_block(name)
        seen.append(selection.seen_pixels)
    assert seen == [(3, 3), (6, 6), (10, 10), (16, 16)]
    selection.choose_block("scores")
    assert selection.seen_pixels is None
    selection.choose_block(INPUT)
    assert selection.seen_pixels is None


def test_the_pointer_looks_at_another_cell_for_a_while(selection, qtbot):
    selection.choose_cell((1, 2, 3))
    with qtbot.waitSignal(selection.cell_changed):
        selection.point_at((4, 5, 6))
    assert (selection.shown_cell, selection.cell) == ((4, 5, 6), (1, 2, 3))
    selection.point_at(None)
    assert selection.shown_cell == (1, 2, 3)
    selection.choose_block("conv2")
    assert selection.shown_cell is None
