"""A fault of a data set each, as a person would come across it in files."""

import io

import numpy as np
import pytest
from PIL import Image

from mnist_desktop.data.data_set import load_data_set, load_mnist
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.messages import text_of
from mnist_desktop.session.training_backend import TrainingBackend

COUNT = 600


@pytest.fixture(scope="module")
def digits():
    """MNIST's `.npz` with few images, no two alike."""
    mnist = load_mnist()
    return {
        "x_train": mnist.train.images[:COUNT],
        "y_train": mnist.train.labels[:COUNT],
        "x_test": mnist.test.images[:200],
        "y_test": mnist.test.labels[:200],
    }


@pytest.fixture
def preview(tmp_path, digits):
    """The preview of a file with the digits, some arrays changed."""

    def make(**changes):
        path = tmp_path / "mine.npz"
        np.savez(path, **{k: v for k, v in (digits | changes).items() if v is not None})
        return TrainingBackend().data_preview(path)

    return make


def told(preview, verdict="wrong"):
    """The sentences of a verdict."""
    return [text_of(one.message) for one in preview.findings if one.verdict == verdict]


def test_of_a_sound_data_set_everything_is_fine(preview, digits):
    shown = preview()
    assert not told(shown)
    assert not told(shown, "unknown")
    upright, classes, doubles = told(shown, "fine")
    assert "correctly: they lie and are lit as MNIST's are" in upright
    assert classes.startswith("Every class has images to train on and to test with")
    assert doubles.startswith("Of 200 test images that were compared")
    assert shown.counts.sum(axis=1).tolist() == [550, 50, 200]
    assert [one.label for one in shown.examples] == [*range(10), *range(10)]
    first = digits["x_train"][digits["y_train"] == 0][0]
    np.testing.assert_array_equal(shown.examples[0].picture, first)
    np.testing.assert_array_equal(shown.examples[0].image, first)


def test_turned_digits(preview, digits):
    shown = preview(
        x_train=np.rot90(digits["x_train"], axes=(1, 2)),
        x_test=np.rot90(digits["x_test"], axes=(1, 2)),
    )
    (sentence,) = told(shown)
    assert "after turning them the way MNIST's are" in sentence
    assert shown.info.change == Orientation("right")
    upright = shown.info.change.applied(shown.examples[0].image[np.newaxis])[0]
    np.testing.assert_array_equal(upright, digits["x_train"][digits["y_train"] == 0][0])


def test_mirrored_digits(preview, digits):
    shown = preview(x_train=digits["x_train"][..., ::-1], x_test=digits["x_test"][..., ::-1])
    assert len(told(shown)) == 1
    assert shown.info.change == Orientation("mirror")


def test_ink_on_paper(preview, digits):
    shown = preview(x_train=255 - digits["x_train"], x_test=255 - digits["x_test"])
    (sentence,) = told(shown)
    assert "with light and dark swapped" in sentence
    assert shown.info.change == Orientation(inverted=True)


def test_ink_on_paper_that_is_no_digit(preview, digits):
    names = np.array([f"sign {n}" for n in range(10)])
    shown = preview(
        x_train=255 - digits["x_train"], x_test=255 - digits["x_test"], class_names=names
    )
    (sentence,) = told(shown)
    assert "images are bright at the edge" in sentence
    assert shown.info.change == Orientation(inverted=True)
    assert told(shown, "unknown")[0].startswith("Whether images that are no digits lie upright")


def test_labels_that_do_not_fit(preview, digits):
    shown = preview(y_train=(digits["y_train"] + 3) % 10, y_test=(digits["y_test"] + 3) % 10)
    (sentence,) = told(shown)
    assert "look whether they are upright and labelled correctly" in sentence
    assert shown.info.change == AS_IS


def test_a_class_that_is_missing(preview, digits):
    kept = digits["y_train"] != 7
    shown = preview(x_train=digits["x_train"][kept], y_train=digits["y_train"][kept])
    assert told(shown) == ["There are no images to train on of: 7. These cannot be learned."]
    assert shown.counts[0, 7] == 0


def test_a_class_without_test_images(preview, digits):
    kept = digits["y_test"] != 7
    shown = preview(x_test=digits["x_test"][kept], y_test=digits["y_test"][kept])
    (sentence,) = told(shown)
    assert sentence.startswith("There are no test images of: 7.")


def test_a_tiny_class(preview):
    mnist = load_mnist()
    few = np.flatnonzero(mnist.train.labels == 7)[:12]
    others = np.flatnonzero(mnist.train.labels != 7)[:3000]
    chosen = mnist.train[np.concatenate([few, others])]
    shown = preview(x_train=chosen.images, y_train=chosen.labels)
    (sentence,) = told(shown)
    assert sentence.startswith("There are few images to train on of: 7 (11).")


def test_the_same_images_for_training_and_testing(preview, digits):
    test = digits["x_test"].copy()
    test[:5] = digits["x_train"][:5]
    (sentence,) = told(preview(x_test=test))
    assert sentence.startswith("5 of 200 test images are also among those for training")


def test_nearly_the_same_images(preview, digits):
    generator = np.random.default_rng(1)
    grain = generator.normal(0, 4, (5, 28, 28))
    test = digits["x_test"].copy()
    test[:5] = np.clip(digits["x_train"][:5] + grain, 0, 255)
    (sentence,) = told(preview(x_test=test))
    assert sentence.startswith("5 of 200 other test images are nearly the same")


def test_one_image_with_two_labels(preview, digits):
    images = digits["x_train"].copy()
    three, eight = (np.flatnonzero(digits["y_train"] == label)[0] for label in (3, 8))
    images[three] = images[eight]
    (sentence,) = told(preview(x_train=images))
    assert sentence.startswith("2 images for training and choosing occur with another label")


def test_few_images_are_looked_at_by_the_person(preview, digits):
    of_each = [np.flatnonzero(digits["y_train"] == label)[:10] for label in (3, 7)]
    shown = preview(x_train=digits["x_train"][np.concatenate(of_each)], y_train=[3] * 10 + [7] * 10)
    assert "18 images are too few to check" in told(shown, "unknown")[0]


def test_pictures_in_folders_are_shown_as_they_are(tmp_path, digits):
    for index, (image, label) in enumerate(
        zip(digits["x_train"][:300], digits["y_train"][:300], strict=True)
    ):
        folder = tmp_path / "mine" / str(label)
        folder.mkdir(parents=True, exist_ok=True)
        ink = Image.fromarray(255 - image).resize((200, 200)).convert("RGB")
        file = io.BytesIO()
        ink.save(file, "PNG")
        (folder / f"{index:04}.png").write_bytes(file.getvalue())
    shown = TrainingBackend().data_preview(tmp_path / "mine")
    assert len(shown.examples) == 20
    one = shown.examples[3]
    assert one.label == 3
    assert one.picture.shape == (96, 96, 3)
    assert one.picture[0, 0].tolist() == [255, 255, 255]
    assert one.image[0, 0] == 0
    assert one.image.max() == 255
    assert "scaled as in MNIST: 300" in " ".join(map(text_of, shown.info.remarks))


def test_images_of_another_size_and_in_colour_are_shown_so(tmp_path):
    generator = np.random.default_rng(3)
    path = tmp_path / "colours.npz"
    np.savez(
        path,
        x_train=generator.integers(0, 256, (60, 32, 40, 3), np.uint8),
        y_train=np.arange(60) % 3,
    )
    loaded = load_data_set(path)
    assert loaded.examples[0].picture.shape == (32, 40, 3)
    assert loaded.examples[0].image.shape == (28, 28)
