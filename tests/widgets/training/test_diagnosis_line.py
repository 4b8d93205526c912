import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_desktop.learning.diagnosis import Diagnosis, Finding
from mnist_desktop.learning.fixes import Fix
from mnist_desktop.widgets.training.diagnosis_line import DiagnosisLine

LEARNING = Diagnosis(Finding.LEARNING, None, 2, 0.97, 0.981)
DIVERGED = Diagnosis(Finding.DIVERGED, Fix.LOWER_RATE, 1)
OVERFITTING = Diagnosis(Finding.OVERFITTING, Fix.STOP, 3, 0.999, 0.972, kept=4)
EVERYTHING = [
    LEARNING,
    DIVERGED,
    OVERFITTING,
    *(
        Diagnosis(Finding.GUESSING, fix, 1, 0.1, 0.11, batches=54)
        for fix in (None, Fix.LOWER_RATE, Fix.USUAL_RATE, Fix.MORE_EPOCHS)
    ),
    *(Diagnosis(Finding.GAP, fix, 3, 0.99, 0.9) for fix in (None, Fix.AUGMENT, Fix.MORE_IMAGES)),
    Diagnosis(Finding.GAP, Fix.AUGMENT, 3, 0.99, None, 0.91),
    Diagnosis(Finding.NO_BETTER, None, 12, 0.99, 0.971, kept=10, best=0.975),
    Diagnosis(Finding.NO_BETTER, None, 12, 0.99, 1.0, kept=10, best=1.0),
    Diagnosis(Finding.UNCLEAR, None, 12, 0.93, 0.921, chance=0.901),
    Diagnosis(Finding.SHORT, Fix.MORE_EPOCHS, 3, 0.721, 0.714, batches=75),
    Diagnosis(Finding.SHIFT, None, 12, 0.99, 0.981, 0.853),
    Diagnosis(Finding.OVERFITTING, Fix.MORE_IMAGES, 3, 0.999, 0.972, kept=4),
]


@pytest.fixture
def window(owned):
    window = owned(QWidget())
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    window.resize(380, 400)
    window.show()
    return window


@pytest.fixture
def line(window):
    line = DiagnosisLine()
    window.layout().addWidget(line)
    window.layout().addStretch(1)
    return line


@pytest.fixture
def label(line):
    return line.findChild(QLabel, "diagnosisLabel")


@pytest.fixture
def button(line):
    return line.findChild(QPushButton, "fixButton")


def test_hidden_without_any_room_while_there_is_nothing_to_say(line, window):
    assert line.isHidden()
    assert window.layout().sizeHint().height() == 0
    line.show_diagnosis(DIVERGED, is_running=False)
    assert line.isVisible()
    line.show_diagnosis(None, is_running=False)
    assert line.isHidden()
    assert window.layout().sizeHint().height() == 0


@pytest.mark.parametrize("is_running", [True, False])
def test_one_sentence_in_two_lines_and_at_most_one_button(line, label, button, qtbot, is_running):
    for diagnosis in EVERYTHING:
        line.show_diagnosis(diagnosis, is_running=is_running)
        qtbot.waitUntil(lambda: label.width() > 300)
        assert "{" not in label.text() + button.text()
        assert label.heightForWidth(label.width()) <= 2 * label.fontMetrics().lineSpacing() + 2
        assert label.accessibleName() == label.text()
        assert button.isVisible() == (diagnosis.fix is not None)
        if diagnosis.fix is not None:
            assert button.text()
            assert button.statusTip()
            assert button.sizeHint().width() <= 380


def test_the_button_names_the_epoch_that_is_kept(line, label, button):
    line.show_diagnosis(OVERFITTING, is_running=True)
    assert "epoch 3" in label.text()
    assert "epoch 4" in button.text()


def test_a_run_that_is_on_is_ended_by_a_new_one(line, button):
    line.show_diagnosis(EVERYTHING[-1], is_running=False)
    afterwards = button.text()
    line.show_diagnosis(EVERYTHING[-1], is_running=True)
    assert button.text() != afterwards


def test_asks_for_the_fix(line, button):
    requested = []
    line.fix_requested.connect(requested.append)
    line.show_diagnosis(DIVERGED, is_running=False)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert requested == [Fix.LOWER_RATE] * 2


def test_the_button_stands_beside_the_text_where_there_is_room(line, label, button, window, qtbot):
    line.show_diagnosis(DIVERGED, is_running=False)
    qtbot.waitUntil(lambda: button.y() > label.y() + label.height() / 2)
    window.resize(700, 400)
    qtbot.waitUntil(lambda: button.x() > label.x() + label.width() / 2)
    window.resize(380, 400)
    qtbot.waitUntil(lambda: button.y() > label.y() + label.height() / 2)
    assert window.width() == 380


def test_a_sign_besides_the_colour(line):
    sign = line.findChild(QLabel, "diagnosisSign")
    line.show_diagnosis(LEARNING, is_running=True)
    good = sign.text()
    line.show_diagnosis(DIVERGED, is_running=True)
    assert sign.text() != good


def test_stays_in_another_language(line, label, button):
    line.show_diagnosis(DIVERGED, is_running=False)
    before = label.text(), button.text()
    line.retranslate()
    assert (label.text(), button.text()) == before
    assert line.isVisible()
