import numpy as np
import pytest

from mnist_desktop.data.label_codes import encoded
from mnist_desktop.problem import AppError

LABELS = np.array([3, 0, 9, 1, 1])
QMNIST = np.zeros((5, 8), np.int32)
QMNIST[:, 0] = LABELS
QMNIST[:, 1:] = np.arange(7)
ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def of(labels, names=None):
    return encoded({"train": np.asarray(labels)}, "x", names)


@pytest.mark.parametrize(
    "labels",
    [
        LABELS.astype(np.uint8),
        LABELS.astype(float),
        LABELS[:, None],
        np.eye(10)[LABELS],
        np.eye(10, dtype=bool)[LABELS],
        QMNIST,
        LABELS.astype(str),
        LABELS.astype("S1"),
        LABELS.astype(float).astype(str),
        [f" {label} " for label in LABELS],
        [ENGLISH[label].title() for label in LABELS],
    ],
)
def test_digits_however_they_are_written(labels):
    found = of(labels)
    assert found.parts["train"].tolist() == LABELS.tolist()
    assert found.parts["train"].dtype == np.uint8
    assert found.classes == ()


def test_names_are_numbered_in_their_order_over_all_parts():
    parts = {"train": np.array(["dog", "cat"]), "test": np.array(["鸟"])}
    found = encoded(parts, "x", None)
    assert found.classes == ("cat", "dog", "鸟")
    assert [labels.tolist() for labels in found.parts.values()] == [[1, 0], [2]]
    given = encoded(parts, "x", ("鸟", "dog", "cat", "fish"))
    assert given.classes == ("鸟", "dog", "cat", "fish")
    assert given.parts["test"].tolist() == [0]


def test_other_numbers_are_names_in_the_order_of_their_size():
    assert of([20, 100, 20, 3]).classes == ("3", "20", "100")
    assert of([20, 100, 20, 3]).parts["train"].tolist() == [1, 2, 1, 0]
    assert of(np.arange(1, 11)).classes == tuple(str(number) for number in range(1, 11))


@pytest.mark.parametrize(
    ("labels", "key"),
    [
        ([-1, 0], "data_labels"),
        ([0, 2**40], "data_labels"),
        ([0.5, 1], "data_labels_form"),
        ([np.nan, 1], "data_labels_form"),
        (np.full((5, 4), 0.25), "data_labels_form"),
        (np.arange(11), "data_many_classes"),
        ([str(letter) for letter in "abcdefghijk"], "data_many_classes"),
        (["a", "b" * 41], "data_names"),
        (["a", ""], "data_names"),
    ],
)
def test_others_are_told(labels, key):
    with pytest.raises(AppError, match=key):
        of(labels)


def test_far_too_many_names_are_not_even_counted():
    labels = np.array([f"name {number}" for number in range(20_000)])
    with pytest.raises(AppError, match="data_many_classes") as caught:
        of(labels)
    assert caught.value.values["count"] == "> 10,000"


def test_a_label_without_a_name_is_told():
    with pytest.raises(AppError, match="data_labels"):
        of([0, 1, 2], ("a", "b"))
