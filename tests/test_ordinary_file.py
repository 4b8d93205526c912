import os

import pytest

from mnist_desktop.files import bytes_of_file
from mnist_desktop.problem import InkError, ModelFileError, PictureError
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.pictures.decode import read_picture

posix = pytest.mark.skipif(os.name != "posix", reason="pipes, links and rights of Unix")
READERS = [
    (lambda path: bytes_of_file(path, 10, PictureError), PictureError),
    (read_picture, PictureError),
    (Ink.load, InkError),
    (InkCorpus.load, InkError),
]


@pytest.fixture
def anybody():
    """Not root, to whom nothing is closed."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    yield
    if is_root:
        os.seteuid(0)


def key_of(reader, path):
    read, problem = reader
    with pytest.raises(problem) as caught:
        read(path)
    assert caught.value.values["name"] == path.name
    return caught.value.key


def test_one_byte_more_than_the_limit_tells_that_it_is_exceeded(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"0123456789")
    assert bytes_of_file(path, 10, InkError) == b"0123456789"
    assert bytes_of_file(path, 3, InkError) == b"0123"


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_says_the_same_of_what_is_no_file(reader, tmp_path):
    assert key_of(reader, tmp_path / "none.json") == "file_missing"
    assert key_of(reader, tmp_path / "nul\0.json") == "file_missing"
    assert key_of(reader, tmp_path) == "file_is_folder"


@posix
@pytest.mark.parametrize("reader", READERS)
def test_no_reader_waits_at_a_pipe_or_raises_anything_else(reader, tmp_path):
    os.mkfifo(tmp_path / "x.json")
    assert key_of(reader, tmp_path / "x.json") == "file_not_ordinary"
    (tmp_path / "loop.json").symlink_to(tmp_path / "loop.json")
    assert key_of(reader, tmp_path / "loop.json") == "file_unreadable"
    assert key_of(reader, tmp_path / ("x" * 300)) == "file_unreadable"


@posix
@pytest.mark.parametrize("reader", READERS)
def test_what_may_not_be_read_is_one_problem(reader, tmp_path, request):
    closed = tmp_path / "closed"
    closed.mkdir()
    for path in (closed / "x.json", tmp_path / "y.json"):
        path.touch()
        path.chmod(0)
    closed.chmod(0)
    request.addfinalizer(lambda: closed.chmod(0o700))
    request.getfixturevalue("anybody")
    assert key_of(reader, tmp_path / "y.json") == "file_unreadable"
    assert key_of(reader, closed / "x.json") == "file_unreadable"


@posix
def test_a_model_is_named_in_what_is_said_of_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.digitmodel")
    for name, key in (
        ("none.digitmodel", "model_missing"),
        ("pipe.digitmodel", "model_unreadable"),
        ("x" * 300, "model_unreadable"),
        (".", "model_unreadable"),
    ):
        with pytest.raises(ModelFileError) as caught:
            read_model(tmp_path / name)
        assert caught.value.key == key
        assert caught.value.values["name"] == (tmp_path / name).name
