"""Names of kinds of run beside each other."""

from pathlib import Path

from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.window.kind_names import KindNames, kind_of
from tests.recognition.random_weights import SMALL


def run(name, **settings):
    return Path(f"{name}.digitmodel"), SMALL, ModelMetadata(settings=settings)


def names(*runs):
    return KindNames().of(runs)


def test_a_kind_is_called_like_its_runs_without_their_seeds():
    assert kind_of("quick val 94.58 % seed 3 (2)") == "quick"
    assert names(run("few seed 1"), run("many seed 1")) == ["few", "many"]


def test_kinds_with_the_same_name_are_told_by_what_differs(qapp):
    first = run("quick seed 1", samples=1000, epochs=5, learning_rate=0.02, augmentation="")
    second = run("quick seed 2", samples=None, epochs=5, learning_rate=0.1, augmentation="shift 2")
    assert names(first, second) == [
        "quick with 1,000 images, a learning rate of 0.02, images as they are",
        "quick with all images, a learning rate of 0.1, images varied by shift 2",
    ]


def test_no_two_names_are_alike(qapp):
    alike = run("quick seed 1", averaging=0.9), run("quick seed 2", averaging=0.99)
    assert names(*alike) == ["quick seed 1", "quick seed 2"]
