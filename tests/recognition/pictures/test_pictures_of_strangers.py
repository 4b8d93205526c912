"""Drawings and plots of strangers, frames, and several digits in one picture."""

import cv2
import numpy as np
import pytest
from PIL import Image

from mnist_desktop.assets import asset_path
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.pictures.find_digit import find_digit, image_from_picture


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load()


def drawn_seven(width=240, height=300, pen=16, margin=0):
    page = np.full((height, width), 255, np.uint8)
    edge, free = pen // 2, margin + pen // 2
    points = [[free, free], [width - 1 - free, free], [width // 3, height - 1 - edge - margin]]
    cv2.polylines(page, [np.array(points)], False, 0, pen, cv2.LINE_AA)
    return page


def in_a_plot(page):
    framed = np.full((460, 460), 255, np.uint8)
    framed[80:380, 110:350] = page
    framed[60:400, 90:92] = framed[60:400, 370:372] = 0
    framed[60:62, 90:372] = framed[398:400, 90:372] = 0
    return framed


def of_two_colours(page):
    cover = page[..., None] < 128
    return np.where(cover, np.uint8((190, 60, 60)), np.uint8((40, 140, 40)))


KINDS = {
    "A, cut off at the ink": drawn_seven(),
    "A, 28 px high": np.asarray(Image.fromarray(drawn_seven()).resize((22, 28))),
    "A, light on dark": 255 - drawn_seven(),
    "B, a pen of 3 px": drawn_seven(pen=3),
    "B, with a margin": drawn_seven(pen=3, margin=8),
    "D, 9 % darker": 232 + (drawn_seven(margin=40) // 12),
    "D, 5 % lighter": 60 - (drawn_seven(margin=40) // 20),
    "E, red on green": of_two_colours(drawn_seven(margin=40)),
    "E, blue on black": np.dstack([np.zeros((300, 240, 2), np.uint8), 255 - drawn_seven()]),
    "G, in a plot": in_a_plot(drawn_seven(margin=40)),
    "G, in a thick box": np.pad(drawn_seven(margin=40), 24),
    "G, on a panel": np.pad(255 - drawn_seven(margin=40), 60, constant_values=255),
}


@pytest.mark.parametrize("kind", KINDS)
def test_strangers_pictures_are_read(classifier, kind):
    """Kinds that were read wrongly and accepted, or refused."""
    digit = find_digit(KINDS[kind])
    prediction = classifier.read(digit.image)
    assert (prediction.digit, prediction.accepted, digit.is_several) == (7, True, False)


def test_a_digit_of_strokes_apart_is_read(classifier):
    page = np.full((300, 300), 255, np.uint8)
    for points in ([[140, 40], [60, 160], [150, 165]], [[190, 90], [170, 260]]):
        cv2.polylines(page, [np.array(points)], False, 0, 16, cv2.LINE_AA)
    prediction = classifier.read(image_from_picture(page))
    assert (prediction.digit, prediction.accepted) == (4, True)


def test_several_digits_are_noticed_wherever_they_are():
    with np.load(asset_path("mnist.npz")) as arrays:
        seven = Image.fromarray(arrays["x_test"][0])
    digit = 255 - np.asarray(seven.resize((112, 112), Image.Resampling.BICUBIC))
    for row in ([digit, digit], [digit, digit, digit]):
        assert find_digit(np.concatenate(row, axis=1)).is_several
        assert find_digit(np.concatenate(row, axis=0)).is_several
    assert not find_digit(digit).is_several


def test_the_box_of_a_framed_digit_is_in_pixels_of_the_whole_picture():
    x, y, width, height = find_digit(in_a_plot(drawn_seven(margin=40))).box
    np.testing.assert_allclose((x, y, width, height), (150, 120, 160, 220), atol=4)


def test_thousands_of_marks_and_bars_within_frames_are_looked_at_like_anything_else():
    """Noise once took half a minute, and the frames a warning of NumPy."""
    noise = np.random.default_rng(0).integers(0, 256, (640, 640)).astype(np.uint8)
    assert find_digit(noise).box == (0, 0, 640, 640)
    frames = np.full((640, 640), 255, np.uint8)
    for step in range(20):
        x, y = 16 * step, 8 * step
        cv2.rectangle(frames, (x, y), (639 - x + step % 2, 639 - y), 0, 2)
        cv2.line(frames, (x + 3, 320), (636 - x, 320), 0, 2)
    assert find_digit(frames) is not None


def test_a_lone_line_beside_a_digit_is_no_digit_and_the_1_of_10_is(classifier):
    page = np.full((400, 400), 255, np.uint8)
    cv2.polylines(page, [np.array([[150, 130], [260, 130], [190, 290]])], False, 0, 14)
    line, ten = page.copy(), np.full((220, 240), 255, np.uint8)
    line[15:385, 12:15] = 0
    found = find_digit(line)
    assert classifier.read(found.image).digit == 7
    assert not found.is_several
    np.testing.assert_allclose(found.box, find_digit(page).box, atol=2)
    cv2.line(ten, (20, 10), (20, 210), 0, 14)
    cv2.ellipse(ten, (150, 110), (60, 95), 0, 0, 360, 0, 14)
    assert find_digit(ten).is_several
