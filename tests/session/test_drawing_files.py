import json
import os
import xml.etree.ElementTree as ElementTree
from datetime import datetime

import numpy as np
import pytest

from mnist_desktop.problem import AppError, InkError, PictureError, SavingError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.session.drawing_files import (
    LIGHTEST_PRESSURE,
    DrawingJournal,
    drawing_svg,
)
from mnist_desktop.widgets.draw import canvas_image


@pytest.fixture
def path(tmp_path):
    return tmp_path / "drawing.digitink"


@pytest.fixture
def journal(path):
    return DrawingJournal(path)


def again(path):
    """What the next start finds."""
    return DrawingJournal(path).read()


def test_nothing_written_is_blank_paper(journal):
    assert journal.read().is_blank


def test_ink_with_its_brushes(journal, path):
    strokes = (np.array([[1.5, 2, 0, 0.5], [3, 4, 0.1, 1]]), np.array([[9.0, 9, 0, 1]]))
    journal.write(Drawing(strokes, (12.5, 40.0)))
    found = again(path)
    assert found.widths == (12.5, 40.0)
    for stroke, expected in zip(found.strokes, strokes, strict=True):
        np.testing.assert_array_equal(stroke, expected)


@pytest.mark.parametrize(
    "picture",
    [
        np.arange(12, dtype=np.uint8).reshape(3, 4) * 20,
        np.arange(36, dtype=np.uint8).reshape(3, 4, 3),
        np.arange(48, dtype=np.uint8).reshape(3, 4, 4),
        np.arange(12, dtype=np.uint16).reshape(3, 4) * 5000,
    ],
    ids=["grey", "RGB", "RGBA", "16 bit"],
)
def test_a_picture_as_it_is(journal, path, picture):
    journal.write(Drawing(picture=picture))
    found = again(path)
    assert found.picture.dtype == picture.dtype
    np.testing.assert_array_equal(found.picture, picture)
    assert found.label is None


def test_a_test_image_with_its_label(journal, path):
    image = (np.arange(784).reshape(28, 28) % 256).astype(np.float32) / 255
    journal.write(Drawing(picture=image, label=4))
    found = again(path)
    assert (found.label, found.part, found.number) == (4, "test", None)
    assert found.picture.dtype == np.float32
    np.testing.assert_allclose(found.picture, image, atol=1e-6)


def test_an_altered_image_has_no_number_and_is_no_test_image(journal, path):
    image = np.zeros((28, 28), np.float32)
    journal.write(Drawing(picture=image, label=4, part="validation"))
    found = again(path)
    assert (found.label, found.part, found.number) == (4, "validation", None)


def test_an_image_of_a_data_set_with_its_part_and_number(journal, path):
    journal.write(Drawing(picture=np.eye(28, dtype=np.float32), label=4, part="train", number=7))
    assert (again(path).part, again(path).number) == ("train", 7)
    journal.write(Drawing(picture=np.eye(28, dtype=np.float32), label=4, part="odd", number=-7))
    assert (again(path).part, again(path).number) == ("test", None)


def test_ink_after_a_picture_and_a_picture_after_ink(journal, path):
    picture = np.full((3, 4), 9, np.uint8)
    journal.write(Drawing(picture=picture))
    journal.write(Drawing((np.array([[1.0, 2.0]]),), (22.0,)))
    assert again(path).picture is None
    journal.write(Drawing(picture=picture))
    assert again(path).picture is not None
    journal.write(Drawing())
    assert again(path).is_blank


def test_can_be_opened_as_a_drawing(journal, path):
    journal.write(Drawing((np.array([[1.0, 2.0]]),), (22.0,)))
    assert Ink.load(path).strokes[0].tolist() == [[1, 2]]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\1\2",
        b"[]",
        b'{"strokes": [[[1, 2]]]}',
        b'{"strokes": [[[1, 2]]], "widths": [1, 2]}',
        b'{"strokes": [[[1, 2]]], "widths": ["thick"]}',
        b'{"strokes": [[[1, 2]]], "widths": [NaN]}',
        b'{"strokes": [[[1, 2]]], "widths": [1e9]}',
        b'{"strokes": [[[1, NaN]]], "widths": [22]}',
        b'{"strokes": [[["x", 2]]], "widths": [22]}',
        b"[" * 100_000,
    ],
)
def test_a_broken_one_is_a_problem(journal, path, content):
    path.write_bytes(content)
    with pytest.raises((InkError, PictureError)):
        journal.read()


@pytest.mark.parametrize("picture", ["no base64!", "bm8gcGljdHVyZQ==", "", None, 7])
def test_a_broken_picture_is_a_problem(journal, path, picture):
    journal.write(Drawing(picture=np.full((3, 4), 9, np.uint8)))
    path.write_text(json.dumps(json.loads(path.read_text()) | {"picture": picture}))
    with pytest.raises(AppError):
        again(path)


def test_a_test_image_of_another_size_is_a_problem(journal, path):
    journal.write(Drawing(picture=np.full((3, 4), 9, np.uint8)))
    content = json.loads(path.read_text())
    path.write_text(json.dumps(content | {"image": content.pop("picture")}))
    with pytest.raises(PictureError):
        again(path)


def test_put_aside_it_is_kept_under_another_name(journal, path):
    path.write_bytes(b"precious?")
    journal.put_aside()
    assert not path.exists()
    assert path.with_suffix(".broken").read_bytes() == b"precious?"
    journal.put_aside()


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(SavingError):
        DrawingJournal(tmp_path / "missing" / "drawing.digitink").write(Drawing())


def test_the_largest_picture_the_window_keeps_is_found_again(journal, path):
    """Noise is what a PNG cannot make smaller."""
    from mnist_desktop.recognition.pictures.read_picture import MAX_SIDE

    noise = np.random.default_rng(0).integers(0, 256, (MAX_SIDE, MAX_SIDE, 4), np.uint8)
    journal.write(Drawing(picture=noise))
    np.testing.assert_array_equal(again(path).picture, noise)


def test_strokes_that_were_there_before_and_long_ones(journal, path):
    """They are encoded once, and in pieces."""
    rng = np.random.default_rng(0)
    strokes = tuple(rng.uniform(0, 400, (n, 4)) for n in (1, 499, 500, 501, 1234))
    for count in (2, 5, 3):
        drawing = Drawing(strokes[:count], (22.0,) * count)
        journal.write(drawing)
        found = again(path)
        assert found.widths == drawing.widths
        for stroke, expected in zip(found.strokes, drawing.strokes, strict=True):
            np.testing.assert_array_equal(stroke, expected)
    assert Ink.load(path).to_json() == Ink(strokes[:3]).to_json()


def test_what_could_not_be_read_again_is_not_written(journal, path):
    journal.write(Drawing((np.array([[1.0, 2.0]]),), (22.0,)))
    with pytest.raises(InkError):
        journal.write(Drawing((np.array([[np.nan, 2.0]]),), (22.0,)))
    assert again(path).strokes[0].tolist() == [[1, 2]]


def test_what_was_never_shown_is_put_aside_by_the_next_writing_alone(journal, path):
    for x in (1.0, 2.0, 3.0):
        journal.write(Drawing((np.array([[x, 2.0]]),), (22.0,)))
        if x == 1:
            journal.keep_unseen()
    assert again(path.with_name("drawing-earlier.digitink")).strokes[0].tolist() == [[1, 2]]
    assert again(path).strokes[0].tolist() == [[3, 2]]


def test_when_it_was_written(journal, path):
    assert journal.saved() == ""
    journal.write(Drawing())
    os.utime(path, (0, 0))
    assert journal.saved() == f"{datetime.fromtimestamp(0):%Y-%m-%d %H:%M:%S}"


def paths(drawing):
    """(d, stroke-width) of each line."""
    root = ElementTree.fromstring(drawing_svg(drawing))
    return [
        (path.get("d"), float(path.get("stroke-width")))
        for path in root.iter("{http://www.w3.org/2000/svg}path")
    ]


def test_a_wide_drawing_is_saved_whole():
    line = np.array([[100.0, 200.0], [900.0, 200.0]])
    root = ElementTree.fromstring(drawing_svg(Drawing((line,), (22.0,))))
    assert (root.get("width"), root.get("viewBox")) == ("900", "0 0 900 400")


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


def test_nothing_drawn_is_a_white_square():
    assert paths(Drawing()) == []


def test_the_lightest_touch_is_as_wide_as_on_the_canvas():
    assert pytest.approx(canvas_image._LIGHTEST_PRESSURE) == LIGHTEST_PRESSURE
