import numpy as np
import pytest

from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.problem import InkError

ARRAYS = {
    "points": np.arange(14, dtype=np.float32).reshape(7, 2),
    "stroke_start": np.array([0, 2, 5]),
    "sample_start": np.array([0, 2]),
    "labels": np.array([7, 1]),
    "writers": np.array(["abc/one", "xyz/two"]),
}


def saved(tmp_path, **changes):
    path = tmp_path / "pens.npz"
    arrays = {name: array for name, array in (ARRAYS | changes).items() if array is not None}
    np.savez(path, **arrays)
    return path


def test_samples_have_their_strokes(tmp_path):
    corpus = InkCorpus.load(saved(tmp_path))
    assert len(corpus) == 2
    first, second = corpus.ink(0), corpus.ink(1)
    assert [stroke.tolist() for stroke in first.strokes] == [
        [[0, 1], [2, 3]],
        [[4, 5], [6, 7], [8, 9]],
    ]
    assert [stroke.tolist() for stroke in second.strokes] == [[[10, 11], [12, 13]]]
    assert (first.text, second.text) == ("7", "1")
    assert corpus.institutes.tolist() == ["abc", "xyz"]


@pytest.mark.parametrize(
    "changes",
    [
        {"points": None},
        {"points": np.zeros((7, 3), np.float32)},
        {"points": np.zeros((7, 2), np.int32)},
        {"stroke_start": np.array([0, 5, 2])},
        {"stroke_start": np.array([0, 2, 9])},
        {"stroke_start": np.array([1, 2, 3])},
        {"sample_start": np.array([0.0, 2.0])},
        {"sample_start": np.array([0, 3])},
        {"labels": np.array([7])},
        {"writers": np.array([1, 2])},
        {"labels": np.array([7, None], dtype=object)},
    ],
)
def test_other_files_are_refused(tmp_path, changes):
    with pytest.raises(InkError) as caught:
        InkCorpus.load(saved(tmp_path, **changes))
    assert caught.value.key == "not_an_ink_corpus"


def test_no_file_and_no_zip(tmp_path):
    with pytest.raises(InkError) as caught:
        InkCorpus.load(tmp_path / "none.npz")
    assert caught.value.key == "file_missing"
    path = tmp_path / "text.npz"
    path.write_text("hello")
    with pytest.raises(InkError) as caught:
        InkCorpus.load(path)
    assert caught.value.key == "not_an_ink_corpus"
