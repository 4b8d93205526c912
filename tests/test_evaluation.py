import numpy as np

from mnist_desktop.evaluation import evaluated


class Threes:
    """Answers 3 to every image, an empty one too."""

    def predict(self, images):
        return np.tile(np.eye(10, dtype=np.float32)[3], (len(images), 1))


def test_blank_drawings_are_wrong_whatever_an_empty_image_would_be_read_as(tmp_path):
    path = tmp_path / "pens.npz"
    np.savez(
        path,
        points=np.array([[1, 1], [9, 9]], np.float32),
        stroke_start=np.array([0]),
        sample_start=np.array([0, 0, 0]),  # the first two have no stroke
        labels=np.array([3, 5, 3], np.uint8),
        writers=np.array(["a/b"] * 3),
    )
    evaluation = evaluated(Threes(), path, lambda done, total: None)
    assert (evaluation.samples, evaluation.correct) == (3, 1)
    assert evaluation.per_digit[3] == 0.5
    assert evaluation.per_digit[5] == 0
    assert evaluation.blank.tolist() == [0, 0, 0, 1, 0, 1, 0, 0, 0, 0]
    assert "nothing to read in 2" in evaluation.in_words()
    assert evaluation.to_json()["blank"][3] == 1
