import io
import json
import zipfile

import numpy as np
import pytest

from mnist_desktop.problem import InkError
from mnist_desktop.samples.digits_reader import MAX_LINE
from mnist_desktop.samples.labelled_files import labelled_inks
from tests.samples.hands import hand
from tests.training.small_corpus import write_corpus


def digits_file(path, *lines, name="drawings.jsonl"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, "\n".join(lines))
    return path


def read(path):
    return [one.digit for one in labelled_inks(path)]


def test_drawings_come_out_of_every_form_of_file(tmp_path):
    inks, _ = hand(rounds=1)
    inks[4].save(tmp_path / "four.digitink")
    assert read(tmp_path / "four.digitink") == [4]
    lines = [ink.to_json() for ink in inks]
    assert read(digits_file(tmp_path / "class.digits", *lines, "")) == list(range(10))
    assert read(write_corpus(tmp_path / "pens.npz", 20)) == [*range(10), *range(10)]


def archive_of(entries):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("text", [None, "12", "seven", "", "\u0667"])
def test_a_drawing_needs_a_digit(tmp_path, text):
    path = tmp_path / "own.digitink"
    path.write_text(json.dumps({"strokes": [[[0, 0], [1, 1]]], "text": text}), encoding="utf-8")
    with pytest.raises(InkError) as error:
        read(path)
    assert error.value.key == "ink_not_labelled"


def test_a_cut_off_file_is_refused(tmp_path):
    lines = [json.dumps({"strokes": [np.random.default_rng(0).random((500, 2)).tolist()]})] * 3
    path = digits_file(tmp_path / "class.digits", *lines)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(InkError):
        read(path)


HOSTILE = {
    "no archive": lambda: b"strokes",
    "no lines": lambda: archive_of({"other.txt": b"{}"}),
    "no drawing": lambda: archive_of({"a.jsonl": b'{"strokes": 3}'}),
    "no number": lambda: archive_of({"a.jsonl": b'{"strokes": [[[NaN, 1]]]}'}),
    "a long line": lambda: archive_of({"a.jsonl": b" " * (MAX_LINE + 2)}),
    "a bomb": lambda: archive_of({"a.jsonl": bytes(70 * 2**20)}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_digits_files_are_refused(tmp_path, name):
    path = tmp_path / "class.digits"
    path.write_bytes(HOSTILE[name]())
    with pytest.raises(InkError):
        read(path)
