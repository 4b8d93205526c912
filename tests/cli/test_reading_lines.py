import json
import pickle
from pathlib import Path

import pytest

from mnist_desktop.cli.predict import ReadingLine, classifier_of, read_files
from mnist_desktop.problem import ModelFileError, PictureError

SEVEN = '{"strokes": [[[100, 100], [300, 100], [180, 400]]]}'
CLOSED = (Path("closed"), PictureError("folder_unreadable", reason="why"))


def test_a_line_in_words_and_one_in_json(tmp_path):
    drawing = tmp_path / "a\nb.digitink"
    drawing.write_text(SEVEN)
    words, problem = read_files([(drawing, None), CLOSED], None, is_json=False)
    assert words.text.startswith(f"{tmp_path / 'a'}\\nb.digitink: 7 (")
    assert problem == ReadingLine("closed: This folder cannot be opened: why.", is_problem=True)
    read, problem = read_files([(drawing, None), CLOSED], None, is_json=True)
    assert json.loads(read.text)["text"] == "7"
    told = {"file": "closed", "error": "This folder cannot be opened: why."}
    assert problem == ReadingLine(json.dumps(told), is_problem=True)


def test_a_model_is_loaded_once():
    assert classifier_of(None) is classifier_of(None)


def test_a_bad_model_is_a_problem(tmp_path):
    with pytest.raises(ModelFileError):
        read_files([], tmp_path / "none.digitmodel", is_json=True)


def test_what_is_wrong_can_be_told_to_another_process():
    path, problem = pickle.loads(pickle.dumps(CLOSED))
    assert path == CLOSED[0]
    assert (type(problem), problem.key, problem.values) == (
        *(PictureError, "folder_unreadable", {"reason": "why"}),
    )
