import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.widgets.training.augmentation_preview import AugmentationPreview


@pytest.fixture
def originals():
    images = np.zeros((8, 28, 28), np.uint8)
    images[:, 5:23, 12:16] = 255
    return images


@pytest.fixture
def preview(owned, originals):
    preview = owned(AugmentationPreview())
    preview.set_examples(originals)
    preview.show()
    return preview


def test_shows_the_images_as_augmentation_makes_them(preview, originals):
    expected = Augmentation().apply(originals, np.random.default_rng(0))
    np.testing.assert_array_equal(preview.images(), expected)


@pytest.mark.parametrize("kind", ["mouse", "key"])
def test_a_click_draws_new_ones(preview, kind):
    before, picture = preview.images(), preview.grab().toImage()
    if kind == "mouse":
        QTest.mouseClick(preview, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(preview, Qt.Key.Key_Space)
    assert not np.array_equal(preview.images(), before)
    assert preview.grab().toImage() != picture


def test_another_amount_keeps_what_was_drawn(preview, originals):
    before = preview.images()
    preview.set_augmentation(Augmentation(rotation=40))
    assert not np.array_equal(preview.images(), before)
    preview.set_augmentation(Augmentation())
    np.testing.assert_array_equal(preview.images(), before)


def test_nothing_is_made_out_of_sight(owned, originals):
    preview = owned(AugmentationPreview())
    preview.set_examples(originals)
    preview.set_augmentation(Augmentation(rotation=3))
    assert preview.images() is None
    preview.show()
    assert preview.images() is not None


def test_asks_for_examples_when_it_is_seen_without(qtbot, originals):
    preview = AugmentationPreview()
    qtbot.addWidget(preview)
    with qtbot.waitSignal(preview.examples_requested):
        preview.show()
    preview.grab()
    with qtbot.assertNotEmitted(preview.examples_requested):
        preview.set_examples(originals)
    with qtbot.waitSignal(preview.examples_requested):
        preview.set_examples(None)


@pytest.mark.parametrize(
    "images", [np.zeros((7, 28, 28), np.uint8), np.zeros((8, 28, 28), np.float32)]
)
def test_other_shapes_and_types_are_refused(preview, images):
    with pytest.raises(ValueError, match="eight images"):
        preview.set_examples(images)


def test_opencv_is_loaded_only_when_it_is_seen(run_python):
    script = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from mnist_desktop.widgets.training.settings import TrainingSettings
settings = TrainingSettings()
settings.set_preset("best")
settings.show()
application.processEvents()
assert not {"cv2", "tensorflow", "PIL", "onnx"} & set(sys.modules)
"""
    process = run_python(script)
    assert process.returncode == 0, process.stderr
