import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLabel

from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.widgets.training.augmentation_form import AugmentationForm
from mnist_desktop.widgets.training.augmentation_preview import AugmentationPreview

# Name, what is typed, what that is
AMOUNTS = [
    ("rotation", "30", 30),
    ("shift", "2.5", 2.5),
    ("zoom", "35", 0.35),
    ("shear", "0.45", 0.45),
    ("thickness", "80", 0.8),
    ("bending", "1.5", 1.5),
    ("inversion", "50", 0.5),
    ("background", "40", 0.4),
    ("noise", "15", 0.15),
]


@pytest.fixture
def form(owned):
    form = owned(AugmentationForm())
    form.set_augmentation(Augmentation())
    form.set_examples(np.zeros((8, 28, 28), np.uint8) + np.uint8(90))
    form.show()
    return form


@pytest.fixture
def told(form):
    told = []
    form.augmentation_changed.connect(told.append)
    return told


def spin(form, name):
    return form.findChild(QDoubleSpinBox, f"{name}Spin")


def test_each_amount_is_reported_and_seen_up_to_the_largest_there_is(form, told):
    preview = form.findChild(AugmentationPreview)
    for name, text, amount in AMOUNTS:
        form.set_augmentation(Augmentation())
        before = preview.images()
        spin(form, name).selectAll()
        QTest.keyClicks(spin(form, name), text)
        assert getattr(told[-1], name) == amount
        assert not np.array_equal(preview.images(), before)
        spin(form, name).setValue(spin(form, name).maximum())
        with pytest.raises(ValueError, match=name):
            Augmentation(**{name: getattr(told[-1], name) * 1.01})


def test_off_and_on_keeps_the_amounts(form, told):
    check = form.findChild(QCheckBox, "augmentationCheck")
    form.set_augmentation(Augmentation(rotation=33.3))
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert told == [None]
    assert not spin(form, "rotation").isVisible()
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert told == [None, Augmentation(rotation=33.3)]
    assert spin(form, "rotation").isVisible()


def test_what_is_set_is_not_told(form, told):
    form.set_augmentation(Augmentation(shift=3))
    form.set_augmentation(None)
    form.retranslate()
    assert told == []
    assert not form.findChild(QCheckBox, "augmentationCheck").isChecked()


def test_every_amount_has_a_label_and_an_explanation(form):
    buddies = {label.buddy() for label in form.findChildren(QLabel) if label.buddy()}
    for name, _, _ in AMOUNTS:
        assert spin(form, name) in buddies
        assert spin(form, name).statusTip()
        assert spin(form, name).accessibleName()
