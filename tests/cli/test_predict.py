import json
import os
import pickle
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.cli.predict import (
    FilePrediction,
    OutputLine,
    cached_classifier,
    files_in,
    predict_file,
    predict_files,
)
from mnist_desktop.problem import ModelFileError, PictureError
from mnist_desktop.recognition.numbers.number import Number, ReadDigit
from tests.fake_classifier import FakeClassifier, prediction_of

SURE, UNSURE = prediction_of(7, 0.998), prediction_of(4, 0.55, accepted=False, runner_up=9)
NO_DIGIT = prediction_of(4, 0.6, accepted=False, refused=True)


def number_of(*rows, rest=0):
    box = (0.0, 0.0, 9.0, 9.0)
    return Number(
        tuple((tuple(ReadDigit(box, one) for one in row),) for row in rows), (box,) * rest
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (None, "nothing drawn"),
        (number_of([SURE]), "7 (99.8 %)"),
        (number_of([prediction_of(7, 0.99999)]), "7 (>99.9 %)"),
        (number_of([UNSURE]), "4 or 9? (55.0 %, not sure)"),
        (number_of([NO_DIGIT]), "not a digit (most like 4, 60.0 %)"),
        (
            number_of([prediction_of(2, 0.999).of_several()]),
            "more than can be read as a number (most like 2, 99.9 %)",
        ),
        (number_of([SURE, prediction_of(2, 0.971)]), "72 (each at least 97.1 %)"),
        (number_of([prediction_of(7, 1.0), prediction_of(2, 0.99999)]), "72 (each >99.9 %)"),
        (number_of([SURE, UNSURE, SURE]), "747 (not sure: digit 2, 4 or 9? 55.0 %)"),
        (number_of([SURE, SURE], [SURE]), "77 / 7 (each at least 99.8 %)"),
        (number_of([SURE], rest=1), "7 (99.8 %); 1 other mark is no digit"),
        (number_of([SURE], rest=3), "7 (99.8 %); 3 other marks are no digits"),
    ],
)
def test_in_words(number, words):
    assert FilePrediction(Path("a.png"), number).in_words() == words


@pytest.mark.parametrize(("suffix", "kind"), [("png", "PNG"), ("jpe", "JPEG")])
def test_the_box_is_in_pixels_of_the_file_however_large(tmp_path, suffix, kind):
    page = np.full((3000, 4000), 255, np.uint8)
    page[500:1300, 1500:1700] = 0
    page[500:700, 1300:1700] = 0
    path = tmp_path / f"page.{suffix}"
    Image.fromarray(page).save(path, kind)
    answer = predict_file(path, FakeClassifier(7))
    (digit,) = answer.digits
    assert digit.box == pytest.approx((1300, 500, 400, 800), abs=25)


@pytest.mark.skipif(os.name != "posix", reason="a name with a star")
def test_patterns_give_files_and_folders_and_what_matches_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.png", "a.png", "an/c.jfif", "a*.gif"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = list(files_in([Path("a*"), Path("a*.gif"), Path("*.bmp")]))
    names = ["a*.gif", "a.png", "an/c.jfif", "a*.gif", "*.bmp"]
    assert [path.as_posix() for path, _ in found] == names
    assert [problem and problem.key for _, problem in found] == [None] * 4 + ["file_missing"]


def test_a_number_has_a_digit_each_with_its_box(tmp_path):
    drawing = tmp_path / "71.digitink"
    seven, one = [[100, 100], [160, 100], [120, 200]], [[220, 100], [216, 202]]
    drawing.write_text(json.dumps({"strokes": [seven, one]}))
    read = predict_file(drawing, cached_classifier(None)).to_json()
    assert read["text"] == "71"
    assert [digit["accepted"] for digit in read["digits"]] == [True, True]
    assert [digit["box"] for digit in read["digits"]] == [[100, 100, 60, 100], [216, 100, 4, 102]]
    assert set(read["digits"][0]) == {"digit", "confidence", "probabilities", "accepted", "box"}


def test_a_number_in_a_picture_has_boxes_in_its_pixels_and_named_things_are_one(tmp_path):
    page = np.full((200, 400), 255, np.uint8)
    for left in (40, 240):
        page[40:54, left : left + 60] = 0
        page[40:160, left + 46 : left + 60] = 0
    path = tmp_path / "77.png"
    Image.fromarray(page).save(path)
    answer = predict_file(path, cached_classifier(None))
    assert answer.to_json()["text"] == "7 7"
    np.testing.assert_allclose(
        [digit.box for digit in answer.digits],
        [(40, 40, 60, 120), (240, 40, 60, 120)],
        atol=2,
    )
    (thing,) = predict_file(path, FakeClassifier(1, classes=("shirt", "shoe"))).digits
    assert thing.prediction.accepted


def test_folders_give_their_files_by_name(tmp_path):
    wanted = [tmp_path / name for name in ("a.png", "a/z.JPG", "a-1/y.json", "b.jpe")]
    for path in (*wanted, tmp_path / "x.txt", tmp_path / ".h/i.png", tmp_path / "e/n.txt"):
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    found = list(files_in([tmp_path, tmp_path / "e", tmp_path / "none.png"]))
    assert [path for path, _ in found[:4]] == sorted(wanted, key=lambda path: path.parts)
    assert [path for path, _ in found[4:]] == [tmp_path / "e", tmp_path / "none.png"]
    assert [problem and problem.key for _, problem in found[4:]] == ["folder_empty", None]


SEVEN = '{"strokes": [[[100, 100], [300, 100], [180, 400]]]}'
CLOSED = (Path("closed"), PictureError("folder_unreadable", reason="why"))


def test_a_line_in_words_and_one_in_json(tmp_path):
    name, shown = ("a\nb.digitink", "a\\nb.digitink") if os.name == "posix" else ("b.digitink",) * 2
    drawing = tmp_path / name
    drawing.write_text(SEVEN)
    words, problem = predict_files([(drawing, None), CLOSED], None, is_json=False)
    assert words.text.startswith(f"{tmp_path / shown}: 7 (")
    assert problem == OutputLine("closed: This folder cannot be opened: why.", is_error=True)
    read, problem = predict_files([(drawing, None), CLOSED], None, is_json=True)
    assert json.loads(read.text)["text"] == "7"
    told = {"file": "closed", "error": "This folder cannot be opened: why."}
    assert problem == OutputLine(json.dumps(told), is_error=True)


def test_a_model_is_loaded_once():
    assert cached_classifier(None) is cached_classifier(None)


def test_a_bad_model_is_a_problem(tmp_path):
    with pytest.raises(ModelFileError):
        predict_files([], tmp_path / "none.digitmodel", is_json=True)


def test_what_is_wrong_can_be_told_to_another_process():
    path, problem = pickle.loads(pickle.dumps(CLOSED))
    assert path == CLOSED[0]
    assert (type(problem), problem.key, problem.values) == (
        *(PictureError, "folder_unreadable", {"reason": "why"}),
    )
