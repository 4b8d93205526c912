import os
import sys
from unittest.mock import patch

import pytest

from mnist_desktop.__main__ import main as mnist_desktop
from training import read_folder

SEVEN = '{"strokes": [[[100, 100], [300, 100], [180, 400]]]}'


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "their files"
    place.mkdir()
    for number in range(20):
        (place / f"{number}.digitink").write_text(SEVEN)
    (place / "text.png").write_text("no picture")
    return place


@pytest.mark.long
def test_workers_print_what_one_process_prints(folder, capsys):
    assert mnist_desktop(["predict", "--json", str(folder)]) == 1
    alone = capsys.readouterr().out
    with patch.dict(os.environ):  # Dask sets variables for its workers, and leaves them
        assert read_folder.main([str(folder), "--workers", "2"]) == 1
    assert capsys.readouterr().out == alone


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--scheduler", "tcp://host:8786"], "tls://HOST:PORT only, not tcp://host:8786"),
        (["--scheduler", "tls://host:1"], "needs --tls-ca, --tls-cert and --tls-key"),
        (["--workers", "0"], "--workers: at least 1"),
        (["--model", "none.digitmodel"], "The model none.digitmodel does not exist."),
    ],
)
def test_wrong_usage_is_one_line(wrong, told, folder, capsys):
    with pytest.raises(SystemExit) as ended:
        read_folder.main([str(folder), *wrong])
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert error.startswith("python -m training.read_folder: error: ")
    assert told in error
    assert error.count("\n") == 1


def test_a_missing_dask_is_one_line(folder, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SystemExit) as ended:
        read_folder.main([str(folder)])
    assert ended.value.code == 1
    assert capsys.readouterr().err.count("\n") == 1
