import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from mnist_desktop.cli.predict import predict_file
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.folders import Folders
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition import Classifier
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.session.session import Session
from mnist_desktop.widgets.draw.canvas import DrawingCanvas
from mnist_desktop.window.file_controller import FileController, content_of
from mnist_desktop.window.settings import WindowSettings
from tests.conftest import end_session
from tests.fake_learning import FakeLearning

INK = Drawing((np.array([[100.0, 200.0], [300.0, 200.0]]),), (40.0,))


class Answers:
    """A person who always types the same name, or who changes their mind."""

    def __init__(self):
        self.path = None
        self.was_picture = None

    def picture_to_open(self):
        return self.path

    def model_to_open(self, folder):
        return self.path

    def model_to_save(self, start):
        assert start.parent.name == "models"
        return self.path

    def drawing_to_save(self, *, is_picture):
        self.was_picture = is_picture
        return self.path


@pytest.fixture
def canvas(qtbot):
    canvas = DrawingCanvas()
    qtbot.addWidget(canvas)
    return canvas


@pytest.fixture
def session(qapp):
    folders = Folders.at(None)
    folders.create()
    session = Session(folders, Classifier.load, FakeLearning())
    yield session
    end_session(session)


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def settings(tmp_path):
    return WindowSettings(tmp_path / "settings.ini")


@pytest.fixture
def commands(canvas, session, settings, answers):
    session.drawings.file_opened.connect(settings.add_recent_file)  # as the window does
    return FileController(canvas, session, answers, lambda _drawing: None)


class TestSaving:
    def test_ink_as_a_drawing(self, commands, canvas, answers, qtbot, tmp_path):
        canvas.restore(INK)
        answers.path = tmp_path / "七.digitink"
        with qtbot.waitSignal(commands.succeeded) as succeeded:
            commands.save_drawing()
        assert answers.was_picture is False
        assert "七.digitink" in succeeded.args[0]
        np.testing.assert_array_equal(Ink.load(answers.path).strokes[0], INK.strokes[0])

    def test_ink_as_a_picture_is_read_as_the_same_digit(
        self, commands, canvas, answers, tmp_path, a_seven
    ):
        canvas.restore(Drawing((400 * a_seven,), (22.0,)))
        answers.path = tmp_path / "seven.PNG"
        commands.save_drawing()
        with Image.open(answers.path) as image:
            assert (image.format, image.size) == ("PNG", (1024, 1024))
            grey = np.asarray(image.convert("L"))
        assert grey[0, 0] == 255
        assert grey.min() < 30
        assert predict_file(answers.path, Classifier.load()).to_json()["text"] == "7"

    def test_ink_as_a_vector_graphic(self, commands, canvas, answers, tmp_path):
        canvas.restore(INK)
        answers.path = tmp_path / "seven.svg"
        commands.save_drawing()
        drawn = QImage(400, 400, QImage.Format.Format_RGB32)
        with QPainter(drawn) as painter:
            QSvgRenderer(str(answers.path)).render(painter)
        for x, y, is_ink in (
            (200, 200, True),
            (84, 200, True),
            (76, 200, False),
            (200, 170, False),
        ):
            assert (drawn.pixelColor(x, y).lightness() < 60) is is_ink

    def test_a_picture_with_all_its_pixels(self, commands, canvas, answers, tmp_path):
        picture = np.arange(7 * 9 * 3, dtype=np.uint8).reshape(7, 9, 3)
        canvas.restore(Drawing(picture=picture))
        answers.path = tmp_path / "seven.png"
        commands.save_drawing()
        assert answers.was_picture is True
        with Image.open(answers.path) as image:
            np.testing.assert_array_equal(np.asarray(image.convert("RGB")), picture)

    def test_a_test_image_is_read_as_its_digit(self, commands, canvas, answers, tmp_path):
        test = load_mnist().test
        canvas.restore(Drawing(picture=test.images[0].astype(np.float32) / 255))
        answers.path = tmp_path / "image.png"
        commands.save_drawing()
        reading = predict_file(answers.path, Classifier.load())
        assert reading.to_json()["text"] == str(test.labels[0])

    def test_the_model_that_answers(self, commands, session, answers, qtbot, tmp_path):
        with qtbot.waitSignal(session.model_changed, timeout=20_000):
            session.start(Drawing)
        answers.path = tmp_path / "mine.digitmodel"
        with qtbot.waitSignal(commands.succeeded):
            commands.save_model()
        assert read_model(answers.path).architecture.name == session.classifier.architecture.name

    def test_what_cannot_be_written_is_one_problem(self, commands, answers, qtbot, tmp_path):
        answers.path = tmp_path / "missing" / "seven.digitink"
        with (
            qtbot.assertNotEmitted(commands.succeeded),
            qtbot.waitSignal(commands.failed) as failed,
        ):
            commands.save_drawing()
        assert isinstance(failed.args[0], SavingError)


class TestOpening:
    def test_asks_opens_and_remembers(self, commands, session, settings, answers, qtbot, tmp_path):
        answers.path = tmp_path / "seven.digitink"
        INK.ink.save(answers.path)
        with qtbot.waitSignal(session.drawings.opened):
            commands.open()
        assert settings.recent_files == [answers.path]

    def test_a_relative_path_is_remembered_as_a_whole(
        self, commands, session, settings, qtbot, tmp_path, monkeypatch
    ):
        INK.ink.save(tmp_path / "seven.digitink")
        monkeypatch.chdir(tmp_path)
        with qtbot.waitSignal(session.drawings.opened):
            commands.open_path(Path("seven.digitink"))
        assert settings.recent_files == [tmp_path / "seven.digitink"]

    def test_models_are_not_recent_files(self, commands, settings, answers, tmp_path):
        answers.path = tmp_path / "mine.digitmodel"
        commands.open_model()
        assert settings.recent_files == []

    @pytest.mark.parametrize("what", ["open", "open_model", "save_drawing", "save_model"])
    def test_a_person_may_change_their_mind(self, commands, qtbot, what):
        with (
            qtbot.assertNotEmitted(commands.failed),
            qtbot.assertNotEmitted(commands.succeeded),
        ):
            getattr(commands, what)()


def is_empty(content):
    return content.path is None and content.data is None and content.picture is None


@pytest.fixture
def mime(qapp):
    return QMimeData()


def test_a_file(mime, tmp_path):
    path = tmp_path / "数字 7.png"
    mime.setUrls([QUrl("https://example.org/7.png"), QUrl.fromLocalFile(str(path))])
    assert content_of(mime).path == path


@pytest.mark.parametrize("kind", ["image/png", "image/heic", "image/avif"])
def test_the_bytes_of_a_picture_undecoded(mime, kind):
    mime.setData(kind, b"not looked at here")
    assert content_of(mime).data == b"not looked at here"


@pytest.mark.parametrize("kind", ["image/svg+xml", "text/plain", "text/html"])
def test_nothing_else(mime, kind):
    mime.setData(kind, b"<svg/>")
    assert is_empty(content_of(mime))


def test_a_web_address_is_not_fetched(mime):
    mime.setUrls([QUrl("https://example.org/7.png")])
    assert is_empty(content_of(mime))


@pytest.mark.parametrize(
    ("system", "is_taken"), [("win32", True), ("darwin", True), ("linux", False)]
)
def test_the_systems_own_bitmap_where_it_is_one(mime, monkeypatch, system, is_taken):
    image = QImage(5, 3, QImage.Format.Format_RGB32)
    image.fill(QColor(10, 20, 30))
    mime.setImageData(image)
    monkeypatch.setattr(sys, "platform", system)
    content = content_of(mime)
    assert is_empty(content) != is_taken
    if is_taken:
        assert content.picture.shape == (3, 5, 4)
        assert np.unique(content.picture.reshape(-1, 4), axis=0).tolist() == [[10, 20, 30, 255]]


def test_a_bitmap_that_is_too_large(mime, monkeypatch):
    mime.setImageData(QImage(8000, 5001, QImage.Format.Format_Mono))
    monkeypatch.setattr(sys, "platform", "win32")
    assert is_empty(content_of(mime))
