import io

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from mnist_desktop.widgets.base.images import (
    picture_from_qimage,
    png_of_qimage,
    qimage_from_picture,
)


@pytest.mark.parametrize("width", [1, 5, 31, 32])
def test_rows_of_any_width_stay_straight(width):
    picture = np.random.default_rng(1).integers(0, 256, (7, width), np.uint8)
    shown = picture_from_qimage(qimage_from_picture(picture))
    assert (shown[:, :, 0] == picture).all()
    assert (shown[:, :, 3] == 255).all()


@pytest.mark.parametrize("channels", [3, 4])
def test_colours_stay(channels):
    picture = np.random.default_rng(2).integers(0, 256, (6, 5, channels), np.uint8)
    shown = picture_from_qimage(qimage_from_picture(picture))
    assert (shown[:, :, :channels] == picture).all()


def test_a_part_of_a_larger_array():
    picture = np.random.default_rng(3).integers(0, 256, (20, 20), np.uint8)[::2, 3:10]
    assert (picture_from_qimage(qimage_from_picture(picture))[:, :, 0] == picture).all()


def test_does_not_share_memory_with_the_array():
    picture = np.zeros((4, 4), np.uint8)
    image = qimage_from_picture(picture)
    picture[:] = 255
    assert image.pixelColor(0, 0).value() == 0


def test_png_of_qimage():
    image = QImage(5, 3, QImage.Format.Format_RGB32)
    image.fill(0xFF102030)
    with Image.open(io.BytesIO(png_of_qimage(image))) as read:
        assert read.size == (5, 3)
        assert read.convert("RGB").getpixel((4, 2)) == (16, 32, 48)
