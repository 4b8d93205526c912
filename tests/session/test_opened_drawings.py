"""Drawings and pictures are opened in the background; the newest wish counts."""

from threading import Event

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication

from mnist_desktop.data.data_set_info import DataSetInfo
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.problem import AppError
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.session.background_tasks import TaskThread

INK = Drawing((np.array([[10.0, 20.0], [200.0, 300.0]]),), (30.0,))
TEST_IMAGE = Drawing(picture=np.eye(28, dtype=np.float32), label=4)


def opened_file(session, qtbot, path):
    with qtbot.waitSignal(session.drawings.opened) as opened:
        session.open_file(path)
    return opened.args[0]


def test_a_picture(session, qtbot, tmp_path):
    Image.new("L", (20, 30), 77).save(tmp_path / "photo.PNG")
    assert opened_file(session, qtbot, tmp_path / "photo.PNG").picture.shape == (30, 20)


@pytest.mark.parametrize("name", ["a.digitink", "a.json"])
def test_a_drawing(session, qtbot, tmp_path, name):
    INK.ink.save(tmp_path / name)
    drawing = opened_file(session, qtbot, tmp_path / name)
    np.testing.assert_array_equal(drawing.strokes[0], INK.strokes[0])


def test_the_bytes_of_a_picture(session, qtbot, tmp_path):
    Image.new("RGB", (20, 30)).save(tmp_path / "photo.png")
    with qtbot.waitSignal(session.drawings.opened) as opened:
        session.drawings.open_picture_bytes((tmp_path / "photo.png").read_bytes())
    assert opened.args[0].picture.shape == (30, 20, 3)


def test_a_test_image(session, qtbot):
    with qtbot.waitSignal(session.drawings.opened) as opened:
        session.drawings.open_test_image()
    assert opened.args[0].label == 4


def test_a_test_image_of_the_data_set_that_is_open(session, qtbot, backend, tmp_path):
    backend.data[tmp_path] = DataSetInfo(tmp_path, "mine", (), 9, 9, 9, None, Orientation("left"))
    with qtbot.waitSignal(session.preparation.data_opened):
        session.preparation.open_data(tmp_path)
    with qtbot.waitSignal(session.drawings.opened):
        session.drawings.open_test_image()
    with qtbot.waitSignal(session.preparation.data_opened):
        session.preparation.open_data(None)
    with qtbot.waitSignal(session.drawings.opened):
        session.drawings.open_test_image()
    assert backend.test_images_of == [(tmp_path, Orientation("left")), (None, AS_IS)]


@pytest.mark.parametrize("name", ["missing.png", "text.png", "text.digitink", "a folder.png"])
def test_what_cannot_be_read_is_told(session, qtbot, tmp_path, name):
    (tmp_path / "text.png").write_text("not a picture")
    (tmp_path / "text.digitink").write_text("not a drawing")
    (tmp_path / "a folder.png").mkdir()
    with qtbot.waitSignal(session.failed) as failed:
        session.open_file(tmp_path / name)
    assert isinstance(failed.args[0], AppError)


def test_the_newest_wish_counts(session, qtbot, backend):
    may_go_on = [Event(), Event()]
    has_begun = [Event(), Event()]
    images = [TEST_IMAGE, Drawing(picture=TEST_IMAGE.picture, label=9)]
    wishes = iter(range(2))

    def load(*_):
        number = next(wishes)
        has_begun[number].set()
        assert may_go_on[number].wait(60)
        return images[number]

    backend.test_image = load
    opened = []
    session.drawings.opened.connect(opened.append)
    session.drawings.open_test_image()
    assert has_begun[0].wait(60)
    session.drawings.open_test_image()
    with qtbot.waitSignal(session.drawings.opened):
        may_go_on[1].set()
    may_go_on[0].set()
    session.shut_down()
    assert [drawing.label for drawing in opened] == [9]


def test_what_is_loaded_while_the_window_closes_is_dropped(session, qtbot):
    opened = []
    session.drawings.opened.connect(opened.append)
    session.drawings.open_test_image()
    for thread in session.findChildren(TaskThread):
        assert thread.wait(10_000)  # its signals are on their way
    session.shut_down()
    with qtbot.captureExceptions() as exceptions:
        QCoreApplication.sendPostedEvents()
    assert exceptions == []
    assert opened == []
