import numpy as np
import pytest

from tests.training.small_corpus import write_corpus, write_letters
from training.drawings.folds import FOLDS, NO_FOLD
from training.drawings.not_digit_images import KINDS, Sources, draw_to_evaluate, draw_to_learn


@pytest.fixture
def sources(tmp_path):
    digits = write_corpus(tmp_path / "digits.npz")
    return Sources(write_letters(tmp_path / "letters.npz"), (digits,))


def test_every_kind_to_learn_by_people_of_one_fold_or_by_nobody(sources, tmp_path):
    images = draw_to_learn(sources, 2, 0, tmp_path / "cache", per_kind=12)
    counts = {kind: int((images.kinds == kind).sum()) for kind in KINDS}
    assert counts == {kind: 42 if kind == "letter" else 12 for kind in KINDS}
    assert images.images.shape == (2, len(images), 28, 28)
    assert (images.images.max(axis=(2, 3)) > 200).all()
    assert len({image.tobytes() for image in images.images.reshape(-1, 784)}) == 2 * len(images)
    for kind in ("scribble", "sign"):
        assert set(images.folds[images.kinds == kind]) == {NO_FOLD}
    for kind in ("overlaid", "halved", "several"):
        assert set(images.folds[images.kinds == kind]) == set(FOLDS)
    part = images[images.folds == "ibm"]
    assert set(part.folds) == {"ibm"}
    assert "scribble" not in part.kinds


@pytest.mark.long
def test_what_is_evaluated_is_drawn_as_the_program_does_and_is_other(sources, tmp_path):
    evaluated = draw_to_evaluate(sources, 0, tmp_path / "cache", per_kind=12)
    learned = draw_to_learn(sources, 1, 0, tmp_path / "cache", per_kind=12)
    assert [int((evaluated.kinds == kind).sum()) for kind in KINDS] == [12] * len(KINDS)
    known = {image.tobytes() for image in learned.images.reshape(-1, 784)}
    assert not any(image.tobytes() in known for image in evaluated.images.reshape(-1, 784))
    assert np.isin(evaluated.folds[evaluated.kinds == "letter"], FOLDS).all()
