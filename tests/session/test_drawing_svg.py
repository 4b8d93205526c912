import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.drawing_files import LIGHTEST_PRESSURE, drawing_svg
from mnist_desktop.widgets.draw import canvas_image as paper_image


def paths(drawing):
    """(d, stroke-width) of each line."""
    root = ElementTree.fromstring(drawing_svg(drawing))
    return [
        (path.get("d"), float(path.get("stroke-width")))
        for path in root.iter("{http://www.w3.org/2000/svg}path")
    ]


def test_a_line_and_a_dot_with_their_brushes():
    line = np.array([[100.0, 200.0], [300.0, 200.125], [300.0, 50.0]])
    assert paths(Drawing((line, np.array([[7.0, 8.0]])), (22.0, 3.5))) == [
        ("M100 200L300 200.12 300 50", 22.0),
        ("M7 8L7 8", 3.5),
    ]


def test_pressure_makes_pieces_of_other_widths_that_meet():
    stroke = np.array(
        [[0, 0, 0, 1.0], [1, 0, 0, 1.0], [2, 0, 0, 1.0], [3, 0, 0, 0.5], [4, 0, 0, 0.51]]
    )
    assert paths(Drawing((stroke,), (10.0,))) == [("M0 0L1 0 2 0", 10.0), ("M2 0L3 0 4 0", 7.0)]
    assert paths(Drawing((stroke[3:4],), (10.0,))) == [("M3 0L3 0", 7.0)]


def test_nothing_drawn_is_white_paper():
    assert paths(Drawing()) == []


def test_the_lightest_touch_is_as_wide_as_on_the_paper():
    assert pytest.approx(paper_image._LIGHTEST_PRESSURE) == LIGHTEST_PRESSURE
