import numpy as np
import pytest

from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.ink_corpus import InkCorpus
from tests.training.small_corpus import write_corpus
from training.drawings import pictured_digits
from training.drawings.pictured_digits import KINDS, draw_pictured


@pytest.fixture
def corpora(tmp_path):
    return [write_corpus(tmp_path / "a.npz", 24), write_corpus(tmp_path / "b.npz", 16)]


def test_digits_are_found_in_their_pictures(corpora, tmp_path):
    pens = draw_pictured(corpora, 30, variants=2, seed=0, cache=tmp_path)
    assert pens.styled.shape == (2, 30, 28, 28)
    assert len({(one.tobytes()) for one in [*pens.exact, *pens.styled.reshape(-1, 28, 28)]}) == 90
    answers = Classifier.load().predict(pens.exact / np.float32(255)).argmax(axis=1)
    assert (answers == pens.labels).mean() >= 0.8


def test_each_digit_keeps_its_writer_and_the_seed_chooses(corpora, tmp_path):
    everyone = np.concatenate([InkCorpus.load(path).writers for path in corpora])
    all_of_them = draw_pictured(corpora, 999, variants=1, seed=0, cache=tmp_path)
    assert all_of_them.writers.tolist() == everyone.tolist()
    one, again, other = (
        draw_pictured(corpora, 12, variants=1, seed=seed, cache=tmp_path / str(place))
        for place, seed in enumerate((1, 1, 2))
    )
    assert (one.exact == again.exact).all()
    assert (one.exact != other.exact).any()


def test_where_nothing_is_found_the_ink_is_learned(corpora, tmp_path, monkeypatch):
    monkeypatch.setattr(pictured_digits, "find_digit", lambda picture: None)
    pens = draw_pictured(corpora, 5, variants=1, seed=0, cache=tmp_path)
    assert (pens.exact.max(axis=(1, 2)) > 200).all()


def test_photos_and_strangers_pictures_are_among_the_kinds():
    assert {"photo", "ruled", "boxes of a form", "D: pale ink", "G: in a frame"} <= KINDS.keys()
    assert "column" not in KINDS
