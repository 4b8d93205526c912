from pathlib import Path

import pytest

from mnist_desktop.cli.chosen_model import chosen_model
from mnist_desktop.window.settings import WindowSettings

NAMES = [
    "/plain/x.digitmodel",
    "/模型/my model, best.digitmodel",
    "C:\\用户\\é x.digitmodel",
    '/a"b;c=d%e\tf\n[g].digitmodel',
    "@home/x.digitmodel",
    "/ends in \\",
    " blank before",
    "/\x01y/\U0001f600.digitmodel",
    "relative.digitmodel",
]


@pytest.mark.parametrize("name", NAMES)
def test_reads_what_the_window_wrote(tmp_path, name):
    settings = WindowSettings(tmp_path / "settings.ini")
    settings.model = Path(name)
    settings.add_recent_file(Path("/a, b"))
    settings.theme = settings.theme
    settings.save()
    assert chosen_model(tmp_path / "settings.ini") == Path(name).absolute()


def test_a_model_in_the_data_folder_is_found_where_that_lies_now(tmp_path):
    before, now = tmp_path / "E", tmp_path / "F"
    before.mkdir()
    settings = WindowSettings(before / "settings.ini")
    settings.model = before / "models" / "mine.digitmodel"
    settings.save()
    before.rename(now)
    assert chosen_model(now / "settings.ini") == now / "models" / "mine.digitmodel"


def test_the_built_in_model_has_no_file(tmp_path):
    path = tmp_path / "settings.ini"
    assert chosen_model(path) is None
    settings = WindowSettings(path)
    settings.model = None
    settings.save()
    assert chosen_model(path) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"model=/x",
        b"[General]\nmodel\n",
        b"[General]\nmodel=/a, /b\n",
        b"[General]\nmodel=@Invalid()\n",
        b"[General]\nmodel=/a\\x0\n",
        b"[General]\nmodel=/a\\0\n",
        b"[General]\nmodel=" + b"x" * 5000,
        b"[window]\nmodel=/x\n",
        b"\xff\xfe\x00[[[\n=\n",
        bytes(2**21),
    ],
)
def test_anything_else_counts_as_not_set(tmp_path, content):
    (tmp_path / "settings.ini").write_bytes(content)
    assert chosen_model(tmp_path / "settings.ini") is None
    assert chosen_model(tmp_path) is None
