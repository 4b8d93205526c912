"""The third column's dialogs, with the person's answers handed in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.problem import AppError, Message
from tests.fake_learning import FakeLearning, data_set


@pytest.fixture
def window(make_window, qtbot):
    window = make_window(None, "en", FakeLearning())
    window.show()
    with qtbot.waitSignal(window.session.model_changed, timeout=20_000):
        window.start()
    window.findChild(QWidget, "firstSteps").hide()
    return window


@pytest.fixture
def chosen(monkeypatch):
    """What the person answers in the file dialogs."""

    def choose(path):
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path or ""), ""))

    return choose


def click(window, name):
    QTest.mouseClick(window.findChild(QWidget, name), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("button", "suffix", "content"),
    [("saveScript", ".py", "epochs = 3\n"), ("saveNotebook", ".ipynb", "{}")],
)
def test_code_is_saved(window, chosen, tmp_path, button, suffix, content):
    click(window, "codeButton")
    chosen(tmp_path / "train")
    click(window, button)
    assert (tmp_path / f"train{suffix}").read_text() == content


def test_code_that_cannot_be_saved_is_told(window, chosen, tmp_path):
    click(window, "codeButton")
    chosen(tmp_path / "none" / "train.py")
    click(window, "saveScript")
    assert "train.py" in window.findChild(QWidget, "messageStrip").text()


def test_a_change_of_mind_writes_nothing(window, chosen, tmp_path):
    click(window, "codeButton")
    chosen(None)
    click(window, "saveScript")
    assert window.findChild(QWidget, "messageStrip").text() == ""


def test_both_charts_are_kept_as_one_picture_named_by_the_run(window, monkeypatch, qtbot, tmp_path):
    from PIL import Image

    with qtbot.waitSignal(window.session.trainer.ended):
        click(window, "trainButton")
    places = [tmp_path / "none" / "charts", tmp_path / "charts"]
    asked = []

    def answer(_parent, _title, start, _filters):
        asked.append(start)
        return str(places[len(asked) - 1]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    click(window, "saveChartsButton")
    assert "charts.png" in window.findChild(QWidget, "messageStrip").text()
    click(window, "saveChartsButton")
    name = window.session.trainer.run_model.path.stem
    assert asked[1].endswith(f"{name.removesuffix(' %')}, charts")
    pair = window._training.pair
    assert pair.run.name == name
    assert "MNIST, 55,000 training images · 3 epochs · best: epoch 3" in pair.details()
    with Image.open(tmp_path / "charts.png") as image:
        assert image.size == (2 * 1312, 2 * 488)
        assert image.convert("L").getpixel((4, 4)) == 255
    click(window, "copyChartsButton")
    assert QApplication.clipboard().image().width() == 2 * 1312


@pytest.fixture
def previewed(window, chosen, qtbot, tmp_path):
    """Chooses a data set of digits that lie otherwise; returns the dialog with its preview."""
    path = tmp_path / "digits.npz"
    question = Message("data_looks_turned", sample=500, as_is=46, changed=489)
    change = Orientation("left")
    window.session.backend.data[path] = data_set(path, change=change, question=question)
    chosen(path)
    click(window, "advancedButton")
    with qtbot.waitSignal(window.session.preparation.previewed):
        click(window, "openDataButton")
    return window.findChild(QWidget, "dataPreviewDialog")


def test_a_data_set_is_seen_before_it_is_opened(window, previewed, qtbot, tmp_path):
    assert "3 of 9 test images" in previewed.findChild(QLabel, "finding0").text()
    assert previewed.orientation == Orientation("left")
    with qtbot.waitSignal(window.session.preparation.data_opened) as opened:
        click(previewed, "useDataButton")
    assert opened.args[0].path == tmp_path / "digits.npz"
    assert window.session.backend.described[-1] == (tmp_path / "digits.npz", Orientation("left"))


def test_its_images_may_stay_as_they_are(window, previewed, qtbot, tmp_path):
    QTest.keyClick(previewed.findChild(QWidget, "previewTurnBox"), Qt.Key.Key_Space)
    with qtbot.waitSignal(window.session.preparation.data_opened):
        click(previewed, "useDataButton")
    assert window.session.backend.described[-1] == (tmp_path / "digits.npz", AS_IS)


def test_cancelling_keeps_the_data_set_that_was_open(window, previewed):
    before = window.session.preparation.data
    assert "Reading" in window.findChild(QLabel, "dataRemarks").text()
    click(previewed, "keepDataButton")
    assert window.session.preparation.data == before == (None, AS_IS)
    assert window.findChild(QLabel, "dataLabel").text() == "Data: MNIST"
    assert window.findChild(QLabel, "dataRemarks").text() == ""


def test_one_that_cannot_be_read_is_one_line(window, chosen, qtbot, tmp_path):
    path = tmp_path / "odd.npz"
    window.session.backend.data[path] = AppError("data_unknown", name="odd.npz")
    chosen(path)
    with qtbot.waitSignal(window.session.preparation.failed):
        window._training.settings.open_data_requested.emit()
    assert "odd.npz is not a data set" in window.findChild(QWidget, "messageStrip").text()
    assert window.session.preparation.data == (None, AS_IS)


def test_a_network_cannot_be_edited_while_it_trains(window, qtbot):
    window.session.backend.may_go_on.clear()
    with qtbot.waitSignal(window.session.trainer.batch_ended):
        click(window, "trainButton")
    click(window, "networkButton")
    assert not window.findChild(QWidget, "editNetwork").isEnabled()
    window.session.backend.may_go_on.set()
