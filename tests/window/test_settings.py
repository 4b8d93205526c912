import os
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.drawing import DEFAULT_BRUSH
from mnist_desktop.window import settings_file
from mnist_desktop.window.settings import MAX_RECENT, WindowSettings
from mnist_desktop.window.settings_file import MAX_BYTES, SettingsFile
from mnist_desktop.window.theme import Theme

ROOT = Path(Path.cwd().anchor)  # "/", or the drive of Windows


@pytest.fixture
def path(tmp_path):
    return tmp_path / "设置.ini"


@pytest.fixture
def settings(path):
    return WindowSettings(path)


def again(settings, path):
    """What the next start reads."""
    settings.save()
    return WindowSettings(path)


def test_first_start(settings):
    assert settings.language is None
    assert settings.theme == Theme.SYSTEM
    assert settings.brush == DEFAULT_BRUSH
    assert settings.model is None
    assert settings.recent_files == []
    assert not settings.has_seen_first_steps
    assert settings.bytes_of("geometry").isEmpty()
    assert not settings.is_broken


def test_everything_is_there_at_the_next_start(settings, path):
    settings.language = "zh_CN"
    settings.theme = Theme.DARK
    settings.brush = 31.5
    settings.model = ROOT / "模型/my model, best.digitmodel"
    settings.has_seen_first_steps = True
    settings.set_bytes("geometry", QByteArray(b"\0\1\xff"))
    settings.add_recent_file(ROOT / "a, b;c=d%.png")
    found = again(settings, path)
    assert found.language == "zh_CN"
    assert found.theme == Theme.DARK
    assert found.brush == 31.5
    assert found.model == ROOT / "模型/my model, best.digitmodel"
    assert found.has_seen_first_steps
    assert found.bytes_of("geometry") == QByteArray(b"\0\1\xff")
    assert found.recent_files == [ROOT / "a, b;c=d%.png"]


NAMES = (
    "pace/tutorial1-128-CPU",
    "pace/my_network-71002-64-NVIDIA H200 %41 = [1]; #",
    "lesson_überprüfung 课 🖋",
)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_any_name_are_there_at_the_next_start(settings, path, name):
    settings.set_number(name, 0.25)
    found = again(settings, path)
    assert found.number(name) == 0.25
    found.brush = 31.5
    assert again(found, path).number(name) == 0.25


def test_back_to_the_built_in_model(settings, path):
    settings.model = ROOT / "x.digitmodel"
    settings.model = None
    assert again(settings, path).model is None


def test_recent_files_newest_first_each_once_and_not_too_many(settings, path):
    for number in [*range(MAX_RECENT + 3), 5]:
        settings.add_recent_file(ROOT / f"{number}.png")
    files = again(settings, path).recent_files
    assert files[0] == ROOT / "5.png"
    assert len(files) == len(set(files)) == MAX_RECENT


@pytest.mark.parametrize(
    ("line", "name", "usual"),
    [
        ("brush=nan", "brush", DEFAULT_BRUSH),
        ("brush=1e9", "brush", DEFAULT_BRUSH),
        ("brush=-3", "brush", DEFAULT_BRUSH),
        ("brush=thick", "brush", DEFAULT_BRUSH),
        ("brush=1, 2", "brush", DEFAULT_BRUSH),
        ("theme=pink", "theme", Theme.SYSTEM),
        ("language=../../etc", "language", None),
        ("model=" + "x" * 5000, "model", None),
        ("model=a\\0b", "model", None),
        ("recent=@Invalid()", "recent_files", []),
        ("first_steps=perhaps", "has_seen_first_steps", False),
    ],
)
def test_what_is_wrong_counts_as_not_set(path, line, name, usual):
    path.write_text(f"[General]\n{line}\n")
    assert getattr(WindowSettings(path), name) == usual


def test_a_state_that_is_no_bytes(path):
    path.write_text("[window]\ngeometry=12\n")
    assert WindowSettings(path).bytes_of("geometry").isEmpty()


@pytest.mark.parametrize(
    "content", [b"\0\xff[[[\nno settings\n", b"[General]\nno settings at all\n"]
)
def test_a_broken_file_is_known_at_once_and_written_anew(path, content):
    path.write_bytes(content)
    settings = WindowSettings(path)
    assert settings.is_broken
    settings.brush = 31.5
    found = again(settings, path)
    assert found.brush == 31.5
    assert not found.is_broken


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    settings = WindowSettings(tmp_path / "file" / "settings.ini")
    settings.brush = 31.5
    with pytest.raises(SavingError):
        settings.save()


TEXTS = [
    "",
    'a "b", c;d=e%f\\',
    "\x01a0\x1fbeef\n\t",
    "é\x80\xff fa",
    "设置 \U0001f600",
    "@home, @Invalid()",
    " blanks ",
]


@pytest.mark.parametrize("text", TEXTS)
def test_qt_reads_what_is_written(path, text):
    """Versions before this one read and write the file by QSettings."""
    settings = SettingsFile(path)
    everything = QByteArray(bytes(range(256)))
    settings.values = {"text": text, "list": [text, "b"], "window/state": everything}
    settings.save()
    qt = QSettings(str(path), QSettings.Format.IniFormat)
    assert {name: qt.value(name) for name in qt.allKeys()} == settings.values
    assert qt.status() == QSettings.Status.NoError
    assert SettingsFile(path).values == settings.values


def test_what_qt_wrote_is_read(path):
    qt = QSettings(str(path), QSettings.Format.IniFormat)
    for number, text in enumerate(TEXTS):
        qt.setValue(f"text_{number}", text)
    qt.setValue("window/geometry", QByteArray(bytes(range(256))))
    qt.sync()
    values = SettingsFile(path).values
    assert [values[f"text_{number}"] for number in range(len(TEXTS))] == TEXTS
    assert values["window/geometry"] == QByteArray(bytes(range(256)))


class TestWhatLiesThere:
    """A kill, a power cut or somebody else has left it."""

    @pytest.mark.parametrize("content", [b"", b"\0" * 20, b"999999\nx\nanother computer\n"])
    def test_a_lock_of_qt_holds_nothing_up(self, settings, path, content):
        lock = path.with_name(f"{path.name}.lock")
        lock.write_bytes(content)
        settings.brush = 31.5
        start = time.monotonic()
        assert again(settings, path).brush == 31.5
        assert time.monotonic() - start < 20  # Qt waits for 30 s

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
    def test_a_pipe_is_no_settings_file(self, path):
        os.mkfifo(path)
        settings = WindowSettings(path)
        assert settings.is_broken
        settings.brush = 31.5
        assert again(settings, path).brush == 31.5

    def test_a_folder_is_told_by_its_name_and_the_reason(self, path):
        path.mkdir()
        settings = WindowSettings(path)
        assert settings.is_broken
        settings.brush = 31.5
        with pytest.raises(SavingError) as refused:
            settings.save()
        assert refused.value.values["name"] == path.name
        assert refused.value.values["reason"]

    def test_a_large_file_is_not_read(self, path):
        path.write_bytes(b"[General]\nbrush=31.5\n" + b"#" * MAX_BYTES)
        assert WindowSettings(path).is_broken

    def test_a_link_stays_one(self, path, tmp_path):
        elsewhere = tmp_path / "elsewhere.ini"
        try:
            path.symlink_to(elsewhere)
        except OSError:
            pytest.skip("this account may not make links")
        settings = WindowSettings(path)
        settings.brush = 31.5
        assert again(settings, path).brush == 31.5
        assert path.is_symlink()


def test_a_disk_that_was_full_for_a_while(settings, path, monkeypatch):
    def full(path, data):
        raise SavingError("disk_full", name=path.name, folder=path.parent, reason="full")

    settings.brush = 31.5
    with monkeypatch.context() as patch:
        patch.setattr(settings_file, "write_whole", full)
        with pytest.raises(SavingError):
            settings.save()
    assert again(settings, path).brush == 31.5


def test_the_numbers_of_writers_are_those_that_a_store_gives(tmp_path):
    digits = "9" * 5000  # more than Python turns into a number
    (tmp_path / "settings.ini").write_text(f"[General]\nwriter_order=3 x \u0663 {digits} 1\n")
    assert WindowSettings(tmp_path / "settings.ini").writer_order == [3, 1]
