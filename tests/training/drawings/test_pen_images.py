import numpy as np
import pytest

from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import image_from_ink
from tests.training.small_corpus import write_corpus
from training.drawings import pen_images
from training.drawings.pen_images import PenImages, draw_invented, draw_pen_images


@pytest.fixture
def corpora(tmp_path):
    return [write_corpus(tmp_path / "a.npz", 24), write_corpus(tmp_path / "b.npz", 6)]


def test_drawn_as_the_program_does_and_by_other_hands(corpora, tmp_path):
    pens = draw_pen_images(corpora, variants=2, seed=0, cache=tmp_path / "cache")
    assert pens.exact.shape == (30, 28, 28)
    assert pens.styled.shape == (2, 30, 28, 28)
    assert len(pens) == len(pens.writers) == len(pens.excluded) == 30
    shown = image_from_ink(InkCorpus.load(corpora[0]).ink(5))
    assert (pens.exact[5] == np.rint(shown * 255)).all()
    assert (pens.styled.max(axis=(2, 3)) > 200).all()
    assert len({image.tobytes() for image in pens.styled[:, :24].reshape(48, -1)}) == 48


def test_the_seed_decides_about_the_hands_alone(corpora, tmp_path):
    one, same, other = (
        draw_pen_images(corpora[1:], 1, seed, tmp_path / str(place))
        for place, seed in enumerate((1, 1, 2))
    )
    assert (one.styled == same.styled).all()
    assert (one.styled != other.styled).any()
    assert (one.exact == other.exact).all()


def test_a_mask_picks(corpora, tmp_path):
    pens = draw_pen_images(corpora[1:], variants=1, seed=0, cache=tmp_path)
    part = pens[pens.labels == 3]
    assert part.labels.tolist() == [3]
    assert (part.exact[0] == pens.exact[3]).all()
    assert (part.styled[0, 0] == pens.styled[0, 3]).all()


def test_invented_digits_are_nobodys_and_all_different(tmp_path):
    pens = draw_invented(20, variants=2, seed=0, cache=tmp_path)
    assert pens.labels.tolist() == list(range(10)) * 2
    assert set(pens.writers) == {"invented/0"}
    assert not pens.excluded.any()
    images = np.concatenate([pens.exact, *pens.styled])
    assert len({image.tobytes() for image in images}) == 60


def test_some_invented_digits_are_in_a_countrys_hand(tmp_path, monkeypatch):
    dot = [np.zeros((1, 2))]
    monkeypatch.setattr(pen_images, "schooled", lambda digit, generator: dot)
    inked = [
        (draw_invented(60, 1, 0, tmp_path, share).exact > 0).sum(axis=(1, 2)) > 30
        for share in (0.0, 0.5, 1.0)
    ]
    assert [one.mean().round(1) for one in inked] == pytest.approx([1.0, 0.5, 0.0], abs=0.15)


def test_joined_one_after_the_other(corpora, tmp_path):
    first, second = (draw_pen_images([path], 1, 0, tmp_path) for path in corpora)
    both = PenImages.joined([first, second])
    assert (both.exact[24:] == second.exact).all()
    assert (both.styled[:, :24] == first.styled).all()
