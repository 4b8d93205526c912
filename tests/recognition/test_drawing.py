import json

import numpy as np
import pytest

from mnist_desktop.problem import InkError
from mnist_desktop.recognition.drawing import (
    DEFAULT_BRUSH,
    Drawing,
    Preprocessing,
    image_of,
)
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.preprocessing import image_from_ink

STROKES = (np.array([[100.0, 50, 0, 1], [300, 60, 1, 0.5]]), np.array([[300.0, 60], [180, 350]]))
BAR = np.full((60, 80), 255, np.uint8)
BAR[10:50, 36:42] = 0
DRAWN = Drawing(STROKES, (22.0, 40.0))


class TestDrawing:
    def test_blank(self):
        assert Drawing().is_blank
        assert Drawing().ink.is_blank
        assert not DRAWN.is_blank
        assert not Drawing(picture=np.zeros((5, 5), np.uint8)).is_blank

    def test_ink_is_made_once(self):
        assert DRAWN.ink is DRAWN.ink
        assert len(DRAWN.ink.strokes) == 2

    def test_cannot_be_changed(self):
        with pytest.raises(AttributeError):
            DRAWN.label = 3


class TestInkOfAFile:
    def test_what_fits_stays_where_it_is(self):
        drawing = Drawing.of_ink(Ink(STROKES))
        np.testing.assert_array_equal(drawing.strokes[1], STROKES[1])
        assert drawing.widths == (DEFAULT_BRUSH,) * 2

    def test_a_wide_number_stays_where_it_is_and_the_canvas_is_as_wide(self):
        wide = np.array([[20.0, 50], [1100, 350]])
        drawing = Drawing.of_ink(Ink([wide]))
        np.testing.assert_array_equal(drawing.strokes[0], wide)
        assert drawing.width == 1100
        assert Drawing().width == DRAWN.width == 400
        assert Drawing((wide * [1e9, 1],), (22.0,)).width == 1600  # a damaged file

    @pytest.mark.parametrize(("scale", "shift"), [(0.01, 0), (1000, 0), (1, -5000), (1e-6, 1e3)])
    def test_another_unit_is_brought_to_the_middle_of_the_paper(self, scale, shift):
        ink = Ink([stroke[:, :2] * scale + shift for stroke in STROKES])
        x, y, width, height = Drawing.of_ink(ink).ink.box
        assert max(width, height) == pytest.approx(260)
        assert (x + width / 2, y + height / 2) == pytest.approx((200, 200))

    def test_time_and_pressure_stay(self):
        stroke = STROKES[0] * [9, 9, 1, 1]
        np.testing.assert_array_equal(
            Drawing.of_ink(Ink([stroke])).strokes[0][:, 2:], stroke[:, 2:]
        )

    def test_a_dot_far_away(self):
        (stroke,) = Drawing.of_ink(Ink([[[9e9, -9e9]]])).strokes
        assert stroke.tolist() == [[200, 200]]

    def test_blank_ink(self):
        assert Drawing.of_ink(Ink()).is_blank


JSON = json.loads(DRAWN.ink.to_json()) | {"widths": list(DRAWN.widths)}


class TestJson:
    def test_strokes_and_their_widths(self):
        found = Drawing.of_json(JSON)
        assert found.widths == DRAWN.widths
        for stroke, expected in zip(found.strokes, STROKES, strict=True):
            np.testing.assert_array_equal(stroke, expected)

    @pytest.mark.parametrize(
        "widths", [None, [], [22.0], [22.0, 0], [22.0, 1e9], [22.0, "40"], [22.0, None], 22.0, {}]
    )
    def test_wrong_widths(self, widths):
        with pytest.raises(InkError):
            Drawing.of_json(JSON | {"widths": widths})


class TestImage:
    def test_mnists_own_recipe_is_the_usual_one(self):
        expected = image_from_ink(Ink(STROKES))
        for subject in (DRAWN, Ink(STROKES)):
            np.testing.assert_array_equal(image_of(subject), expected)

    @pytest.mark.parametrize("preprocessing", Preprocessing)
    @pytest.mark.parametrize("inverted", [False, True])
    def test_blank_is_none(self, preprocessing, inverted):
        for subject in (Drawing(), Ink()):
            assert image_of(subject, preprocessing, inverted=inverted) is None

    @pytest.mark.parametrize("preprocessing", Preprocessing)
    @pytest.mark.parametrize(
        "subject",
        [
            DRAWN,
            Ink(STROKES),
            BAR,
            np.stack([BAR] * 3, axis=2),
            np.eye(28, dtype=np.float32),
        ],
        ids=["drawing", "ink", "grey", "RGB", "test image"],
    )
    def test_shape_type_and_range(self, subject, preprocessing):
        image = image_of(subject, preprocessing)
        assert image.shape == (28, 28)
        assert image.dtype == np.float32
        assert image.min() >= 0
        assert 0.5 < image.max() <= 1

    @pytest.mark.parametrize("preprocessing", Preprocessing)
    def test_inverted(self, preprocessing):
        upright = image_of(DRAWN, preprocessing)
        np.testing.assert_allclose(image_of(DRAWN, preprocessing, inverted=True), 1 - upright)

    @pytest.mark.parametrize("preprocessing", Preprocessing)
    def test_a_test_image_goes_to_the_network_as_it_is(self, preprocessing):
        image = np.random.default_rng(0).random((28, 28), np.float32)
        drawing = Drawing(picture=image, label=4)
        np.testing.assert_array_equal(image_of(drawing, preprocessing), image)
