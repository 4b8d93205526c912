import sys

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from mnist_desktop.window.file_controller import content_of


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
