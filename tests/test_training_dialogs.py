"""The third column's dialogs, with the person's answers handed in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.fake_learning import FakeLearning


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


def test_a_chart_is_saved_as_a_picture(window, chosen, tmp_path):
    from PIL import Image

    window._training.loss.begin(2)
    window._training.loss.add_training_point(0.5, 1.0)
    window._training.loss.add_training_point(1.0, 0.5)
    chosen(tmp_path / "loss")
    window._training.loss.save_requested.emit()
    with Image.open(tmp_path / "loss.png") as image:
        assert image.size[0] > 100


def test_a_data_set_is_opened(window, chosen, qtbot, tmp_path):
    chosen(tmp_path / "digits.npz")
    with qtbot.waitSignal(window.session.facts.data_opened) as opened:
        window._training.settings.open_data_requested.emit()
    assert opened.args[0].path == tmp_path / "digits.npz"


def test_a_network_cannot_be_edited_while_it_trains(window, qtbot):
    window.session.calls.may_go_on.clear()
    with qtbot.waitSignal(window.session.trainer.batch_ended):
        click(window, "trainButton")
    click(window, "networkButton")
    assert not window.findChild(QWidget, "editNetwork").isEnabled()
    window.session.calls.may_go_on.set()
