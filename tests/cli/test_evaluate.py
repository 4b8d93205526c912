import shutil

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.cli.evaluate import evaluate_model, images_to_evaluate
from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.classifier import Classifier


class Threes:
    """Answers 3 to every image, an empty one too."""

    classes = ()

    def logits(self, images):
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
    report = evaluate_model(Threes(), path, lambda done, total: None)
    found = report.to_json()
    assert (found["samples"], found["correct"]) == (3, 1)
    assert found["per_digit"][3] == 0.5
    assert found["per_digit"][5] == 0
    assert found["blank"] == [0, 0, 0, 1, 0, 1, 0, 0, 0, 0]
    assert "nothing to read in 2" in report.in_words()


class Named:
    """Takes bright images for the second of three things, others for the first."""

    classes = ("T-shirt/top", "お (o)", "鞋")

    def logits(self, images):
        answers = (images.mean(axis=(1, 2)) > 0.5).astype(int)
        return np.eye(10, dtype=np.float32)[answers]


@pytest.fixture
def clothes(tmp_path):
    """A data set of three things: dark, bright, bright."""
    labels = np.arange(60, dtype=np.uint8) % 3
    images = np.zeros((60, 28, 28), np.uint8)
    images[labels > 0] = 255
    path = tmp_path / "衣服.npz"
    np.savez(
        path,
        **{"x_train": images, "y_train": labels, "x_test": images[:30]},
        y_test=labels[:30],
        classes=np.array(Named.classes),
    )
    return path


def test_a_model_with_names_is_chosen_its_data_set(clothes):
    report = evaluate_model(Named(), images_to_evaluate(Named(), clothes), lambda done, total: None)
    written = report.to_json()
    assert (written["samples"], written["correct"]) == (30, 20)
    assert written["confusion"] == [[10, 0, 0], [0, 10, 0], [0, 10, 0]]
    assert written["per_digit"] == [1, 1, 0]
    assert written["classes"] == list(Named.classes)
    assert written["data"] == str(clothes)
    table = report.in_words().splitlines()[3:]
    assert table[1].startswith("0 T-shirt/top 100.0 %")
    assert table[3].startswith("2 鞋            0.0 %")
    columns = [sum(1 + (ord(char) > 0x2FFF) for char in line) for line in table]
    assert len(set(columns)) == 1


def test_a_model_with_names_is_not_chosen_digits(tmp_path):
    ways = (
        lambda: images_to_evaluate(Named()),
        lambda: evaluate_model(Named(), tmp_path / "pens.npz", lambda done, total: None),
    )
    for judge in ways:
        with pytest.raises(AppError, match="model_of_other_classes") as caught:
            judge()
        assert "T-shirt/top, お (o), 鞋" in text_of(caught.value)


def test_a_model_is_not_chosen_a_set_of_other_classes(clothes):
    with pytest.raises(AppError, match="data_of_other_classes") as caught:
        images_to_evaluate(Threes(), clothes)
    assert "0, 1, 2, 3, 4, 5, 6, 7, 8, 9." in text_of(caught.value)


def test_the_digits_of_another_file(clothes, tmp_path):
    path = tmp_path / "digits.npz"
    with np.load(clothes) as arrays:
        np.savez(path, **{name: arrays[name] for name in arrays.files if name != "classes"})
    report = evaluate_model(Threes(), images_to_evaluate(Threes(), path), lambda done, total: None)
    assert report.evaluation.confusion.shape == (10, 10)
    assert "classes" not in report.to_json()
    assert report.in_words().splitlines()[3].startswith("digit   right   read as     0     1")
    assert report.in_words().splitlines()[4].startswith("    0   0.0 %               0     0")


class TestFoldersOfPictures:
    """Pictures as a person keeps them: a folder for each class, of any size."""

    @pytest.fixture
    def folder(self, tmp_path):
        """Strokes on white paper of 100 x 80: ones, a blank nine, a photo that is none."""
        paper = np.full((100, 80), 255, np.uint8)
        for label in "19":
            (tmp_path / label).mkdir()
        Image.fromarray(paper).save(tmp_path / "9" / "blank.png")
        (tmp_path / "9" / "broken.jpg").write_bytes(b"no picture")
        paper[20:80, 38:42] = 0
        for name in "abc":
            Image.fromarray(paper).save(tmp_path / "1" / f"{name}.png")
        return tmp_path

    def test_all_are_read_as_the_program_reads_pictures(self, folder):
        chosen = images_to_evaluate(Classifier.load(), folder)
        report = evaluate_model(Classifier.load(), chosen, lambda done, total: None)
        found = report.to_json()
        assert found["confusion"][1][1] == 3
        assert found["blank"] == [0] * 9 + [1]
        assert (found["samples"], found["correct"]) == (4, 3)
        told = {remark.key: remark.values for remark in chosen.remarks}
        assert told["data_drawings_centred"]["count"] == 4
        assert told["data_pictures_unread"] == {"count": 1, "name": "9/broken.jpg"}
        assert told["data_all_judged"]["count"] == "4"

    def test_a_test_part_alone_is_evaluated_where_there_is_one(self, folder, tmp_path):
        whole = tmp_path / "whole"
        for part in ("train", "test"):
            for label in "19":
                shutil.copytree(folder / label, whole / part / label)
        (whole / "test" / "1" / "a.png").unlink()
        chosen = images_to_evaluate(Threes(), whole)
        assert len(chosen.images) == 3
        assert "data_all_judged" not in {remark.key for remark in chosen.remarks}

    def test_fewer_classes_than_the_model_knows_in_another_order(self, tmp_path):
        for name, grey in (("鞋", 255), ("T-shirt_top", 0), ("お (o)", 255)):
            (tmp_path / name).mkdir()
            picture = np.full((28, 28), grey, np.uint8)
            picture[0, 0] = 9
            Image.fromarray(picture).save(tmp_path / name / "1.png")
        with pytest.raises(AppError, match="data_of_other_classes"):
            images_to_evaluate(Named(), tmp_path)
        shutil.rmtree(tmp_path / "T-shirt_top")
        chosen = images_to_evaluate(Named(), tmp_path)
        assert chosen.images.labels.tolist() == [1, 2]
