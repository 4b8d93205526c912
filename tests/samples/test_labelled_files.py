import json
import zipfile

import pytest

from mnist_desktop.problem import InkError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.samples.labelled_files import labelled_inks
from tests.samples.hands import hand
from tests.training.small_corpus import write_corpus


def digits_file(path, *lines, name="drawings.jsonl"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, "\n".join(lines))
    return path


def read(path):
    return [one.digit for one in labelled_inks(path).digits]


def test_drawings_come_out_of_every_form_of_file(tmp_path):
    inks, _ = hand(rounds=1)
    inks[4].save(tmp_path / "four.digitink")
    assert read(tmp_path / "four.digitink") == [4]
    lines = [ink.to_json() for ink in inks]
    assert read(digits_file(tmp_path / "class.digits", *lines, "")) == list(range(10))
    assert read(write_corpus(tmp_path / "pens.npz", 20)) == [*range(10), *range(10)]


def test_drawings_of_something_else_are_left_out_and_counted(tmp_path):
    inks, _ = hand(rounds=1)
    lines = [*(ink.to_json() for ink in inks[:3]), Ink(inks[0].strokes, "cat").to_json()]
    found = labelled_inks(digits_file(tmp_path / "all.digits", *lines))
    assert ([one.digit for one in found.digits], found.others) == ([0, 1, 2], 1)


@pytest.mark.parametrize("text", [None, "12", "seven", "", "\u0667"])
def test_a_file_needs_a_digit(tmp_path, text):
    path = tmp_path / "own.digitink"
    path.write_text(json.dumps({"strokes": [[[0, 0], [1, 1]]], "text": text}), encoding="utf-8")
    with pytest.raises(InkError) as error:
        read(path)
    assert error.value.key == "ink_not_labelled"
