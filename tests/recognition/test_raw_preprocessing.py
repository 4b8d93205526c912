import numpy as np
import pytest

from mnist_desktop.recognition.raw_preprocessing import (
    resized_picture,
    resized_strokes,
    sampled_picture,
    sampled_strokes,
)

UNIT = 400 / 28  # ink units a pixel


def line(x=200.0, y0=100.0, y1=300.0):
    return np.array([[x, y0], [x, y1]])


class TestStrokes:
    def test_a_digit_in_the_corner_stays_in_the_corner(self):
        image = resized_strokes([line(30, 20, 100)], [22])
        assert image[:9, :5].sum() == pytest.approx(image.sum())

    def test_ink_covers_what_it_would_on_the_paper(self):
        image = resized_strokes([line()], [3 * UNIT])
        assert image.shape == (28, 28)
        assert image.dtype == np.float32
        area = 3 * UNIT * 200 + np.pi / 4 * (3 * UNIT) ** 2
        assert image.sum() == pytest.approx(area / UNIT**2, rel=0.05)

    def test_each_stroke_has_its_own_brush(self):
        image = resized_strokes([line(100), line(300)], [UNIT, 4 * UNIT])
        assert image[14, 14:].sum() > 3 * image[14, :14].sum()

    def test_the_middle_of_the_paper_is_the_middle_of_the_image(self):
        image = resized_strokes([np.array([[200.0, 200.0]])], [40])
        np.testing.assert_allclose(image, image[::-1, ::-1], atol=1e-6)
        np.testing.assert_allclose(image, image.T, atol=1e-6)

    def test_sampled_is_black_and_white(self):
        image = sampled_strokes([line()], [40])
        assert set(np.unique(image)) == {0, 1}
        assert image.dtype == np.float32


@pytest.mark.parametrize("make", [resized_picture, sampled_picture])
class TestPictures:
    @pytest.mark.parametrize("size", [(28, 28), (56, 84), (13, 200), (1, 1), (300, 7)])
    def test_any_size(self, make, size):
        image = make(np.full(size, 255, np.uint8))
        assert image.shape == (28, 28)
        assert image.dtype == np.float32
        assert (image == 1).all()

    def test_white_is_one_as_in_the_picture(self, make):
        picture = np.zeros((280, 280), np.uint8)
        picture[:, 140:] = 255
        image = make(picture)
        assert (image[:, :14] == 0).all()
        assert (image[:, 14:] == 1).all()

    def test_colours_are_as_bright_as_they_look(self, make):
        picture = np.zeros((28, 84, 3), np.uint8)
        for channel in range(3):
            picture[:, 28 * channel : 28 * (channel + 1), channel] = 255
        red, green, blue = make(picture)[14, [4, 14, 23]]
        assert blue < red < green

    def test_transparent_parts_are_white(self, make):
        assert (make(np.zeros((30, 30, 4), np.uint8)) == 1).all()

    def test_16_bit(self, make):
        image = make(np.full((30, 30), 32768, np.uint16))
        np.testing.assert_allclose(image, 0.5, atol=1e-4)
