import io
import logging
import os

import cv2
import numpy as np
import pytest
from PIL import Image

from mnist_desktop.assets import asset_path
from mnist_desktop.problem import PictureError
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.pictures.find_digit import find_digit, image_from_picture
from mnist_desktop.recognition.pictures.read_picture import read_picture
from mnist_desktop.recognition.preprocessing import image_from_ink
from tests.recognition.fake_photos import SCENES, photo, replace

ALL_FIGURES = os.environ.get("PICTURE_FIGURES") == "all"
FIGURES = logging.getLogger("figures")  # seen with --log-cli-level=INFO


@pytest.fixture(scope="module")
def mnist():
    with np.load(asset_path("mnist.npz"), allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays}


@pytest.fixture(scope="module")
def classifier():
    return Classifier.load()


@pytest.fixture(scope="module")
def seven(mnist):
    return mnist["x_test"][0]


def inked_box(image):
    rows, columns = np.flatnonzero(image.max(1)), np.flatnonzero(image.max(0))
    return image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def zoomed(image, factor):
    size = image.shape[1] * factor, image.shape[0] * factor
    return np.asarray(Image.fromarray(image).resize(size, Image.Resampling.BICUBIC))


def in_margin(image):
    rng = np.random.default_rng(int(image.sum()))
    page = np.zeros((108, 108), np.uint8)
    y, x = rng.integers(0, 81, 2)
    page[y : y + 28, x : x + 28] = image
    return page


def as_jpeg(image):
    stream = io.BytesIO()
    Image.fromarray(image).save(stream, "JPEG", quality=90)
    return np.asarray(Image.open(stream))


VARIANTS = {
    "as it is": lambda image: image,
    "x3": lambda image: zoomed(image, 3),
    "x10": lambda image: zoomed(image, 10),
    "x40": lambda image: zoomed(image, 40),
    "inverted": lambda image: 255 - image,
    "in a margin": in_margin,
    "JPEG 90": as_jpeg,
}


def answers(classifier, pictures):
    """(n,) digits; -1, which is always wrong, where nothing was found."""
    images = [image_from_picture(picture) for picture in pictures]
    found = np.array([image is not None for image in images])
    digits = np.full(len(images), -1)
    if found.any():
        seen = np.stack([image for image in images if image is not None])
        digits[found] = classifier.predict(seen).argmax(axis=1)
    return digits


@pytest.mark.parametrize("variant", VARIANTS)
def test_mnist_maps_to_itself(mnist, variant):
    distances = []
    for image in mnist["x_train"][:20]:
        seen = image_from_picture(VARIANTS[variant](image))
        assert seen.dtype == np.float32
        assert seen.max() == 1
        assert seen.min() == 0
        moves = [
            np.abs(np.roll(seen, (down, right), (0, 1)) - image / 255).mean()
            for down in (-1, 0, 1)
            for right in (-1, 0, 1)
        ]
        distances.append(min(moves))
    assert np.mean(distances) < 0.015
    assert max(distances) < 0.05


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("variant", VARIANTS)
def test_pictures_of_mnist_cost_at_most_a_tenth_of_a_point(mnist, classifier, variant):
    """PICTURE_FIGURES=all takes all 10,000 test images, else every 100th."""
    step = 1 if ALL_FIGURES else 100
    images, labels = mnist["x_test"][::step], mnist["y_test"][::step]
    right = (classifier.predict(images.astype(np.float32) / 255).argmax(axis=1) == labels).sum()
    pictures = (VARIANTS[variant](image) for image in images)
    seen = (answers(classifier, pictures) == labels).sum()
    FIGURES.info("%s: %d of %d, raw %d", variant, seen, len(labels), right)
    assert right - seen <= max(1, 0.001 * len(labels))


@pytest.mark.parametrize(
    ("name", "count"),
    [(name, 6) for name in SCENES]
    + [pytest.param(name, 30, marks=pytest.mark.long) for name in ("ruled", "filling", "worst")],
)
def test_reads_photos(mnist, classifier, name, count):
    """Of test digits, which the model has not learned; PICTURE_FIGURES=all takes 200 a cell."""
    count = 200 if ALL_FIGURES else count
    chosen = np.random.default_rng(count).choice(10_000, count, replace=False)
    photos = (photo(mnist["x_test"][k], SCENES[name], int(k)) for k in chosen)
    right = (answers(classifier, photos) == mnist["y_test"][chosen]).sum()
    FIGURES.info("%s: %d of %d", name, right, count)
    assert count - right <= max(1, 0.06 * count)


def test_the_edge_of_a_shadow_is_no_second_digit(mnist):
    found = find_digit(photo(mnist["x_train"][60], SCENES["worst"], 60))
    assert not found.is_several


@pytest.mark.parametrize("is_light", [False, True])
def test_a_touch_of_the_pen_is_what_it_is_as_ink(is_light):
    page = np.full((400, 400), 255, np.uint8)
    cv2.circle(page, (150, 200), 11, 0, -1, cv2.LINE_AA)
    dot = image_from_picture(255 - page if is_light else page)
    np.testing.assert_array_equal(dot, image_from_ink(Ink((np.array([[5.0, 5.0]]),))))
    cv2.circle(page, (150, 200), 5, 255, -1, cv2.LINE_AA)  # a small 0
    assert image_from_picture(page).sum() > 2 * dot.sum()


def test_an_empty_picture_is_no_answer_to_any_digit(classifier, seven):
    assert answers(classifier, [np.zeros((9, 9)), seven]).tolist() == [-1, 7]


@pytest.mark.parametrize("name", ["plain", "uneven light", "pencil", "chalk", "blue"])
def test_blank_paper_is_none(seven, name):
    assert image_from_picture(photo(seven, replace(SCENES[name], opacity=0.0), 1)) is None


@pytest.mark.parametrize(
    "blank",
    [
        np.zeros((50, 50)),
        np.full((50, 70, 3), 255, np.uint8),
        np.full((9, 9), np.nan),
        np.zeros((0, 5)),
        np.zeros((1, 1), bool),
        np.zeros((40, 40, 4), np.uint8),
        np.tile(np.linspace(0, 1, 200), (100, 1)),
    ],
    ids=["black", "white", "nan", "empty", "pixel", "transparent", "slope"],
)
def test_nothing_is_none(blank):
    assert image_from_picture(blank) is None


@pytest.mark.parametrize(
    "pixels",
    [
        lambda seven: seven > 127,
        lambda seven: seven / 255,
        lambda seven: seven.astype(np.float64),
        lambda seven: seven.astype(np.uint16) * 257,
        lambda seven: seven.astype(np.int64),
        lambda seven: seven[..., None],
        lambda seven: np.repeat(seven[..., None], 3, axis=2),
        lambda seven: np.asfortranarray(np.flipud(np.flipud(seven))),
        lambda seven: Image.fromarray(seven),
        lambda seven: Image.fromarray(seven).convert("1"),
        lambda seven: Image.fromarray(seven).convert("P"),
        lambda seven: inked_box(seven),
        lambda seven: 255 - zoomed(inked_box(seven), 7),
    ],
)
def test_takes_every_kind_of_array(seven, classifier, pixels):
    assert answers(classifier, [pixels(seven)]) == 7


@pytest.mark.parametrize("ink", [(0, 0, 0), (255, 255, 255), (200, 30, 30), (250, 240, 90)])
@pytest.mark.parametrize("below", [0, 255])
def test_takes_alpha_whatever_lies_below_it(seven, classifier, ink, below):
    alpha = zoomed(seven, 5)
    pixels = np.full((*alpha.shape, 4), below, np.uint8)
    pixels[alpha > 0, :3] = ink
    pixels[..., 3] = alpha
    assert answers(classifier, [pixels]) == 7


def test_an_opaque_alpha_changes_nothing(seven):
    page = np.repeat((255 - in_margin(seven))[..., None], 3, axis=2)
    opaque = np.dstack([page, np.full(page.shape[:2], 255, np.uint8)])
    np.testing.assert_allclose(image_from_picture(opaque), image_from_picture(page), atol=1e-5)


@pytest.mark.parametrize(
    ("size", "corner"), [(12, (5, 5)), (20, (100, 620)), (60, (400, 560)), (300, (400, 560))]
)
def test_says_where_the_digit_is(seven, classifier, size, corner):
    mark = inked_box(seven)
    wide = max(1, round(size * mark.shape[1] / mark.shape[0]))
    page = np.full((800, 1000), 255, np.uint8)
    y, x = corner
    small = Image.fromarray(mark).resize((wide, size), Image.Resampling.BOX)
    page[y : y + size, x : x + wide] = 255 - np.asarray(small)
    digit = find_digit(page)
    np.testing.assert_allclose(digit.box, (x, y, wide, size), atol=4)
    assert classifier.read(digit.image).digit == 7


def test_the_box_is_in_pixels_of_the_picture_however_large(seven):
    page = np.full((3000, 4000), 255, np.uint8)
    mark = 255 - zoomed(inked_box(seven), 40)
    page[500 : 500 + mark.shape[0], 1500 : 1500 + mark.shape[1]] = mark
    expected = 1500, 500, mark.shape[1], mark.shape[0]
    np.testing.assert_allclose(find_digit(page).box, expected, atol=25)


def test_specks_and_pale_marks_are_left_out(seven):
    page = 255 - zoomed(in_margin(seven), 5)
    alone = image_from_picture(page)
    dirty = page.copy()
    dirty[3:6, 3:6] = 0
    dirty[-20:-17, 30:33] = 60
    np.testing.assert_allclose(image_from_picture(dirty), alone, atol=0.02)


def test_thin_and_thick_pens_come_near_mnists_own(classifier):
    import cv2

    for width in (1, 2, 8, 30, 70):
        page = np.full((500, 500, 3), 255, np.uint8)
        points = np.array([[150, 120], [350, 120], [220, 400]], np.int32)
        cv2.polylines(page, [points], False, (30, 30, 90), width, cv2.LINE_AA)
        image = image_from_picture(page)
        assert classifier.read(image).digit == 7
        assert 15 < image.sum() < 190


def test_large_photos_are_read(seven, classifier):
    page = photo(seven, SCENES["worst"], 4)
    large = np.asarray(Image.fromarray(page).resize((4000, 3000), Image.Resampling.BILINEAR))
    assert answers(classifier, [large]) == 7


@pytest.mark.parametrize("k", [55, 147])
def test_a_wide_pale_shadow_does_not_hide_a_small_digit(mnist, classifier, k):
    """The finder took the shadow's soft edge, found it too pale for ink, and gave up."""
    page = photo(mnist["x_test"][k], replace(SCENES["worst"], height=(50, 80)), k)
    assert answers(classifier, [page]) == mnist["y_test"][k]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_of_a_pillow_image_is_obeyed(seven, orientation, tmp_path):
    page = np.full((90, 200), 255, np.uint8)
    page[10:66, 20:76] = 255 - zoomed(seven, 2)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "phone.png"
    Image.fromarray(page).save(path, exif=exif)
    expected = find_digit(read_picture(path))
    with Image.open(path) as image:
        found = find_digit(image)
    assert found.box == expected.box
    np.testing.assert_array_equal(found.image, expected.image)
    if orientation == 6:  # stored lying on its left side: rows from the left are columns
        x, y, width, height = find_digit(page).box
        assert found.box == pytest.approx((90 - y - height, x, height, width), abs=1)


def test_refuses_what_is_no_picture():
    for pixels in (np.zeros((3, 3, 5)), np.zeros(7), np.zeros((2, 2, 2, 2)), 5):
        with pytest.raises(PictureError, match="picture_shape"):
            image_from_picture(pixels)
    for pixels in (np.array([["a", "b"]]), np.zeros((4, 4), complex), np.zeros((4, 4), object)):
        with pytest.raises(PictureError, match="picture_numbers"):
            image_from_picture(pixels)


@pytest.mark.parametrize("paper", [255, 140])
def test_a_blot_wider_than_any_stroke_is_ink_all_over(paper):
    rows, columns = np.mgrid[:300, :300]
    page = np.full((300, 300), paper, np.uint8)
    page[np.hypot(rows - 150, (columns - 150) * 1.3) < 80] = 10
    image = image_from_picture(page)
    assert (image[10:19, 11:17] > 0.95).all()


def test_a_shadow_that_comes_from_the_edge_is_no_ink(mnist, classifier):
    page = 255 - np.asarray(Image.fromarray(mnist["x_test"][0]).resize((200, 200)))
    page = np.pad(page, 60, constant_values=255).astype(np.float32)
    page[:, :150] *= 0.4
    assert classifier.read(image_from_picture(page.astype(np.uint8))).digit == 7
