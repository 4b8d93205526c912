from dataclasses import replace

import pytest

from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.data.disputed_labels import ASKED, disputed_labels
from mnist_desktop.messages import text_of


@pytest.fixture(scope="module")
def mnist():
    return load_data_set()


def test_each_is_the_image_that_was_voted_on(mnist):
    found = disputed_labels(mnist, "test")
    assert len(found) == 15
    for index, disputed in found.items():
        assert mnist.test.labels[index] == disputed.label != disputed.other
        assert disputed.agreed < ASKED / 2
        assert disputed.agreed + disputed.saw_other <= ASKED


def test_only_the_bundled_test_images_are_known(mnist):
    assert not disputed_labels(mnist, "validation")
    assert not disputed_labels(replace(mnist, name="Fashion-MNIST"), "test")


def test_the_votes_in_words(mnist):
    said = text_of(disputed_labels(mnist, "test")[2654].message)
    assert said == (
        "Its label is 6, and most people doubt it: of five who were asked, 0 saw 6, 2 saw 1 and 3"
        " saw neither (Northcutt, Athalye & Mueller 2021, arXiv:2103.14749)."
    )
