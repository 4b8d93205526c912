import numpy as np
import pytest

from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import image_from_ink
from tests.training.small_corpus import write_corpus
from training import pen_images
from training.pen_images import draw_pen_images


@pytest.fixture
def corpora(tmp_path):
    return [write_corpus(tmp_path / "a.npz", 24), write_corpus(tmp_path / "b.npz", 6)]


def test_drawn_as_the_program_does_and_by_other_hands(corpora, tmp_path):
    pens = draw_pen_images(corpora, variants=2, seed=0, cache=tmp_path / "cache")
    assert pens.exact.shape == (30, 28, 28)
    assert pens.styled.shape == (2, 30, 28, 28)
    assert len(pens) == len(pens.writers) == 30
    shown = image_from_ink(InkCorpus.load(corpora[0]).ink(5))
    assert (pens.exact[5] == np.rint(shown * 255)).all()
    assert (pens.styled.max(axis=(2, 3)) > 200).all()
    assert len({image.tobytes() for image in pens.styled[:, :24].reshape(48, -1)}) == 48


def test_a_mask_picks_what_the_program_would_show(corpora, tmp_path):
    pens = draw_pen_images(corpora[1:], variants=1, seed=0, cache=tmp_path)
    part = pens.labelled(pens.labels == 7)
    assert part.labels.tolist() == [7, 7]
    assert (part.images[0] == pens.exact[2]).all()


def test_drawn_once_and_then_taken_from_the_cache(corpora, tmp_path, monkeypatch):
    first = draw_pen_images(corpora[1:], variants=1, seed=0, cache=tmp_path / "cache")
    monkeypatch.setattr(pen_images, "_drawn", None)
    again = draw_pen_images(corpora[1:], variants=1, seed=0, cache=tmp_path / "cache")
    assert (first.styled == again.styled).all()
    with pytest.raises(TypeError):  # another seed has to be drawn
        draw_pen_images(corpora[1:], variants=1, seed=1, cache=tmp_path / "cache")


def test_the_seed_decides(corpora):
    one, same, other = (pen_images._drawn_part(corpora[1], 0, 1, seed) for seed in (1, 1, 2))
    assert (one == same).all()
    assert (one[0] == other[0]).all()
    assert (one[1] != other[1]).any()
