"""The third column's dialogs, with the person's answers handed in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

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
    name = window.session.trainer.path.stem
    assert asked[1].endswith(f"{name}, charts")
    pair = window._training.pair
    assert pair.run.name == name
    assert "MNIST, 55,000 training images · 3 epochs · best: epoch 3" in pair.details()
    with Image.open(tmp_path / "charts.png") as image:
        assert image.size == (2 * 1312, 2 * 488)
        assert image.convert("L").getpixel((4, 4)) == 255
    click(window, "copyChartsButton")
    assert QApplication.clipboard().image().width() == 2 * 1312


def test_a_data_set_is_opened(window, chosen, qtbot, tmp_path):
    chosen(tmp_path / "digits.npz")
    with qtbot.waitSignal(window.session.preparation.data_opened) as opened:
        window._training.settings.open_data_requested.emit()
    assert opened.args[0].path == tmp_path / "digits.npz"


def test_a_network_cannot_be_edited_while_it_trains(window, qtbot):
    window.session.backend.may_go_on.clear()
    with qtbot.waitSignal(window.session.trainer.batch_ended):
        click(window, "trainButton")
    click(window, "networkButton")
    assert not window.findChild(QWidget, "editNetwork").isEnabled()
    window.session.backend.may_go_on.set()
