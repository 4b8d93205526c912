"""The page How sure, used as a person would, with the built-in network and some of MNIST."""

import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSlider, QWidget

from mnist_desktop.data.data_set import DataSet, load_mnist
from mnist_desktop.data.orientation import AS_IS
from mnist_desktop.insight.distortions import DISTORTIONS, DistortionKind
from tests.fake_learning import FakeLearning
from tests.window.parts import canvas_of, label

COUNT = 200


@pytest.fixture(scope="module")
def mnist():
    return load_mnist()


class SomeImages(FakeLearning):
    """Opens some of MNIST's validation images."""

    def __init__(self, mnist):
        super().__init__()
        part = mnist.validation[:COUNT]
        self.opened = DataSet("MNIST", mnist.train[:100], part, mnist.test[:50], (), "some")

    def data_set(self, path, orientation=AS_IS):
        return self.opened


@pytest.fixture
def window(opened, qtbot, mnist):
    """The page is open and everything is read."""
    window = opened(SomeImages(mnist), size=(1366, 768))
    window.findChild(QWidget, "labTabs").show_tab("picturesTab")
    click(window, "surePageButton")
    qtbot.waitUntil(
        lambda: "In each of" in said(window) or "beyond the 95 % interval" in said(window),
        timeout=20_000,
    )
    return window


def part(window, name, kind=QWidget):
    return window.findChild(kind, name)


def click(window, name):
    QTest.mouseClick(part(window, name), Qt.MouseButton.LeftButton)


def said(window):
    return label(window, "reliabilitySentence")


def in_column(chart, column):
    return QPoint(round(chart.x_of(column)), round(chart.area().center().y()))


@pytest.fixture
def answers(window):
    session = window.session
    return session.pictures.answers(session.answering.leading, "validation")


def test_a_click_on_a_column_shows_its_images_in_the_grid(window, qtbot, answers):
    chart = part(window, "groupChart")
    assert said(window).startswith("Of its answers to 200 validation images it was 9")
    QTest.mouseMove(chart, in_column(chart, 0))
    qtbot.waitUntil(lambda: "of 20 are right" in label(window, "groupSentence"))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=in_column(chart, 0))
    assert part(window, "imageGrid").isVisible()
    pictures = part(window, "imageGrid").pictures
    shown = [pictures[row].index for row in range(len(pictures))]
    least_sure = np.argsort(answers.sureness, kind="stable")[:20]
    assert sorted(shown) == sorted(least_sure)


def test_the_threshold_is_moved_by_keys_and_its_sentence_follows(window, answers):
    slider = part(window, "thresholdSlider", QSlider)
    own = window.session.answering.leading.metadata.threshold
    accepted = int((answers.sureness >= own).sum())
    assert f"accepts {100 * accepted / COUNT:.1f} %" in label(window, "coverageSentence")
    assert not part(window, "ownThresholdButton").isEnabled()
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert label(window, "coverageThresholdLabel") == "Accepted from 99.99 % on"
    refused = int((answers.sureness < 0.9999).sum())
    assert part(window, "refusedButton", QPushButton).text() == f"Not accepted: {refused}"
    click(window, "ownThresholdButton")
    assert label(window, "coverageThresholdLabel") == "Accepted from 71.0 % on"


def test_the_threshold_is_dragged_on_the_curve(window):
    chart = part(window, "coverageChart")
    area = chart.area()
    half = QPoint(round(area.center().x()), round(area.center().y()))
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=half)
    share = float(re.search(r"accepts ([\d.]+) %", label(window, "coverageSentence"))[1])
    assert 49 < share < 60  # equally sure answers are accepted together
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=half)


def test_the_images_that_are_not_accepted_are_shown(window, answers):
    QTest.keyClick(part(window, "thresholdSlider"), Qt.Key.Key_End)
    click(window, "refusedButton")
    assert part(window, "imageGrid").isVisible()
    shown = window._pictures_sections.images._listed
    assert len(shown.indices) == int((answers.sureness < 0.9999).sum())
    assert shown.title.startswith("Less than 99.99 % sure")


def test_letters_are_those_that_ship_with_the_program(window, qtbot):
    qtbot.waitUntil(lambda: "of 500 drawings of letters" in label(window, "lettersSentence"))
    text = label(window, "lettersSentence")
    count = int(re.search(r"it accepts (\d+)", text)[1])
    assert 10 < count < 100
    QTest.keyClick(part(window, "thresholdSlider"), Qt.Key.Key_End)
    assert int(re.search(r"it accepts (\d+)", label(window, "lettersSentence"))[1]) < count
    assert "O, l, S and Z, are not among them" in text


def test_curves_are_measured_and_an_image_ends_on_the_paper(window, qtbot):
    box = part(window, "distortionBox", QComboBox)
    box.setFocus()
    box.setCurrentIndex(box.findData(DistortionKind.INVERSION))
    assert part(window, "strengthChart").isHidden()
    session = window.session
    measured = []
    session.robustness.advanced.connect(measured.append)
    button = part(window, "measureButton", QPushButton)
    click(window, "measureButton")
    assert button.text() == "Stop"
    qtbot.waitUntil(lambda: button.text() == "Measure", timeout=60_000)
    (curve,) = measured[-1].curves
    chart = part(window, "strengthChart")
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    for _ in range(4):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    share = f"{100 * curve.right[4] / COUNT:.1f}"
    sentence = label(window, "robustnessSentences")
    assert (
        f"40 % of the way to the negative, the built-in network reads {share} % of 200" in sentence
    )
    assert label(window, "distortedAnswer").startswith("40 % of the way to the negative: labelled")
    with qtbot.waitSignal(session.drawings.opened) as opened:
        QTest.keyClick(chart, Qt.Key.Key_Return)
    drawing = opened.args[0]
    index = int(curve.example_order()[0])
    image = curve.images.as_floats()[index]
    np.testing.assert_allclose(drawing.picture, 0.6 * image + 0.4 * (1 - image), atol=1e-6)
    assert (drawing.label, drawing.part) == (int(curve.images.labels[index]), "validation")
    assert not canvas_of(window).drawing().is_blank
    before = label(window, "distortedAnswer"), part(window, "distortedImage", QLabel).pixmap()
    click(window, "otherExampleButton")
    after = part(window, "distortedImage", QLabel).pixmap()
    assert after.toImage() != before[1].toImage()


def test_a_measurement_can_be_stopped(window, qtbot):
    with qtbot.waitSignal(window.session.robustness.stopped, timeout=10_000):
        click(window, "measureButton")
        click(window, "measureButton")
    assert part(window, "measureButton", QPushButton).text() == "Measure"
    assert part(window, "measureProgress").isHidden()


def test_own_models_can_be_compared(window, qtbot):
    session = window.session
    session.folders.models.mkdir(parents=True, exist_ok=True)
    session.save_model(session.folders.models / "mine.digitmodel")
    click(window, "imagesPageButton")
    click(window, "surePageButton")
    box = part(window, "robustnessModel", QComboBox)
    qtbot.waitUntil(lambda: box.count() == 2)
    assert part(window, "compareBuiltIn").isHidden()  # it answers already
    box.setCurrentIndex(1)
    blur = part(window, "distortionBox", QComboBox)
    blur.setCurrentIndex(blur.findData(DistortionKind.BLUR))
    button = part(window, "measureButton", QPushButton)
    click(window, "measureButton")
    qtbot.waitUntil(lambda: button.text() == "Measure", timeout=60_000)
    first, second = label(window, "robustnessSentences").splitlines()
    level = DISTORTIONS[DistortionKind.BLUR].levels[-1]
    assert first.startswith(f"● Blurred by {level:g} px, the built-in network reads")
    assert second == first.replace("●", "◇").replace("the built-in network", "mine")
