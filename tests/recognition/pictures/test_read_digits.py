"""Numbers in pictures that are drawn here."""

import time

import cv2
import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.pictures.find_digit import find_digit
from mnist_desktop.recognition.pictures.read_digits import read_digits
from tests.fake_classifier import FakeClassifier

STROKES = {
    "1": [[(50, 0), (50, 100)]],
    "2": [[(10, 20), (30, 0), (60, 5), (65, 35), (10, 100), (70, 100)]],
    "4": [[(45, 0), (5, 65), (75, 65)], [(55, 30), (55, 100)]],
    "5": [[(15, 0), (15, 45), (50, 42), (65, 65), (50, 95), (10, 95)], [(15, 0), (65, 0)]],
    "7": [[(5, 0), (65, 0), (30, 100)]],
}


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load()


def blank(wide, high):
    return np.full((high, wide), 255, np.uint8)


def write(page, text, x, y, height=80, pen=8, step=0.95):
    """Draws digits beside each other."""
    for place, digit in enumerate(text):
        for stroke in STROKES[digit]:
            points = np.array(stroke) * height / 100 + [x + place * step * height, y]
            cv2.polylines(page, [np.rint(points).astype(np.int32)], False, 0, pen, cv2.LINE_AA)
    return page


def boxes_for(page, count, x, y, side=110, gap=14):
    for place in range(count):
        left = x + place * (side + gap)
        cv2.rectangle(page, (left, y), (left + side, y + side + 20), 0, 2)
    return page


def ruled(page, spacing=45):
    paper = np.full((*page.shape, 3), 255.0)
    paper[spacing // 2 :: spacing] = paper[spacing // 2 + 1 :: spacing] = (150, 180, 215)
    return (paper * (page[..., None] / 255)).astype(np.uint8)


def in_a_photo(page):
    turned = cv2.getRotationMatrix2D((page.shape[1] / 2, page.shape[0] / 2), 2.5, 1)
    seen = cv2.warpAffine(page, turned, page.shape[::-1], borderValue=255).astype(float)
    seen *= np.linspace(1.0, 0.55, page.shape[1])
    noise = np.random.default_rng(1).normal(0, 3, page.shape)
    return np.clip(cv2.GaussianBlur(seen, (0, 0), 1) + noise, 0, 255).astype(np.uint8)


KINDS = {
    "plain": (write(blank(420, 160), "2745", 40, 40), "2745"),
    "light on dark": (255 - write(blank(420, 160), "2745", 40, 40), "2745"),
    "words": (write(write(blank(700, 160), "27", 40, 40), "45", 420, 40), "27 45"),
    "a column": (
        write(write(write(blank(260, 420), "41", 40, 30), "7", 116, 160), "25", 40, 290),
        "41\n7\n25",
    ),
    "a photo": (in_a_photo(write(blank(460, 240), "4725", 60, 80)), "4725"),
    "ruled paper": (ruled(write(blank(460, 220), "4725", 60, 70)), "4725"),
    "boxes of a form": (
        write(boxes_for(blank(600, 220), 4, 30, 40), "4725", 55, 65, step=1.55),
        "4725",
    ),
    "touching": (write(blank(300, 160), "74", 40, 40, step=0.65), "74"),
    "the same digit twice, touching": (write(blank(300, 160), "44", 40, 40, step=0.65), "44"),
    "touching, with others": (write(blank(300, 160), "227", 40, 40, step=0.7), "227"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_are_read(classifier, kind):
    picture, text = KINDS[kind]
    assert read_digits(picture, classifier).text == text


def test_a_single_digit_is_what_find_digit_finds(classifier):
    for digit in STROKES:
        page = write(blank(200, 200), digit, 60, 60)
        found, (one,) = find_digit(page), read_digits(page, classifier).digits
        np.testing.assert_array_equal(one.prediction.image, found.image)
        assert one.box == found.box


def test_boxes_are_in_pixels_of_a_large_picture(classifier):
    page = write(blank(4000, 3000), "74", 900, 1200, height=800, pen=70)
    first, second = read_digits(page, classifier).digits
    np.testing.assert_allclose(first.box, (905, 1165, 555, 870), atol=12)
    np.testing.assert_allclose(second.box, (1665, 1165, 630, 870), atol=12)


def test_what_is_no_digit_is_left_over(classifier):
    page = write(blank(420, 220), "2745", 40, 40)
    cv2.line(page, (30, 170), (390, 174), 0, 8)
    number = read_digits(page, classifier)
    assert number.text == "2745"
    ((_, top, wide, high),) = number.rest
    assert top > 150
    assert wide > 300 > 10 * high


def test_things_with_names_are_one(classifier):
    clothes = FakeClassifier(1, classes=("shirt", "shoe"))
    assert len(read_digits(KINDS["plain"][0], clothes).digits) == 1


def specks():
    page = blank(1200, 1200)
    places = np.random.default_rng(3).integers(4, 1196, (10_000, 2))
    for x, y in places:
        page[y : y + 3, x : x + 3] = 0
    return page


def net():
    across = np.arange(300) % 30
    return np.where(np.add.outer(across, across) % 15 < 3, 0, 255)


def page_of_text():
    page = blank(1400, 1800)
    for row in range(40):
        text = "The quick brown fox jumps over the lazy dog, 27 times a day."
        place = (40, 60 + 42 * row)
        cv2.putText(page, text, place, cv2.FONT_HERSHEY_SIMPLEX, 1.1, 0, 2, cv2.LINE_AA)
    return page


HOSTILE = {
    "10,000 specks": specks(),
    "a page of text": page_of_text(),
    "noise": np.random.default_rng(0).integers(0, 256, (400, 400)).astype(np.uint8),
    "stripes": np.tile(np.repeat([0, 255], 6).astype(np.uint8), (200, 17)),
    "a net of diagonal lines": net(),
    "one pixel": np.zeros((1, 1), np.uint8),
    "a row of pixels": np.tile(np.uint8([0, 255]), (1, 3000)),
    "huge": np.kron(KINDS["plain"][0], np.ones((16, 16), np.uint8)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pictures_are_answered_in_bounded_time(classifier, kind):
    start = time.process_time()
    number = read_digits(HOSTILE[kind].astype(np.uint8), classifier)
    assert number is None or number.digits
    assert time.process_time() - start < 12
