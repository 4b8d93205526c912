import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QPushButton

from mnist_desktop.widgets.training.class_weights_form import ClassWeightsForm

CLOTHES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt")
CLOTHES = (*CLOTHES, "Sneaker", "Bag", "Ankle boot")


@pytest.fixture
def form(owned):
    form = owned(ClassWeightsForm())
    form.set_weights(())
    form.show()
    return form


@pytest.fixture
def told(form):
    told = []
    form.weights_changed.connect(told.append)
    return told


def field(form, number):
    return form.findChild(QDoubleSpinBox, f"classWeight{number}")


def test_each_weight_is_reported(form, told):
    for number in range(10):
        QTest.keyClick(field(form, number), Qt.Key.Key_Up)
        assert told[-1] == (1.5,) * (number + 1) + (1.0,) * (9 - number)


def test_all_alike_is_no_weights(form, told):
    QTest.keyClick(field(form, 3), Qt.Key.Key_Up)
    QTest.keyClick(field(form, 3), Qt.Key.Key_Down)
    assert told[-1] == ()
    form.set_weights((1.0,) * 9 + (2.0,))
    button = form.findChild(QPushButton, "resetWeightsButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told[-1] == ()
    assert field(form, 9).value() == 1
    assert not button.isEnabled()


def test_the_last_one_that_counts_cannot_become_0(form, told):
    form.set_weights((0.0,) * 9 + (1.0,))
    field(form, 9).selectAll()
    QTest.keyClicks(field(form, 9), "0")
    QTest.keyClick(field(form, 9), Qt.Key.Key_Return)
    for _ in range(3):
        QTest.keyClick(field(form, 9), Qt.Key.Key_Down)
    assert field(form, 9).value() > 0
    assert all(not weights or any(weights) for weights in told)
    QTest.keyClick(field(form, 0), Qt.Key.Key_Up)
    field(form, 9).setValue(0)
    assert told[-1] == (0.5,) + (0.0,) * 9


def test_large_weights_of_a_file_stay_as_they_are(form, told):
    form.set_weights((1.25,) * 9 + (50.0,))
    QTest.keyClick(field(form, 0), Qt.Key.Key_Up)
    assert told[-1][1:] == (1.25,) * 8 + (50.0,)


def test_rows_carry_the_names_of_the_classes(form):
    form.set_classes(CLOTHES)
    labels = {label.buddy(): label.text() for label in form.findChildren(QLabel) if label.buddy()}
    assert [labels[field(form, number)] for number in range(10)] == list(CLOTHES)
    assert "Ankle boot" in field(form, 9).statusTip()
    form.set_classes(("cat", "dog"))
    assert [field(form, number).isVisible() for number in range(10)] == [True] * 2 + [False] * 8
    form.set_classes(())
    assert field(form, 9).isVisible()
    assert field(form, 9).accessibleName() == "Importance of 9"
