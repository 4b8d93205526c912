import argparse

import pytest

from mnist_desktop.cli.train_options import add_train_command, class_weight, decimal, whole
from mnist_desktop.learning.events import PRESETS


def test_help_names_every_preset_and_fits_a_terminal(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    parser = argparse.ArgumentParser()
    add_train_command(parser.add_subparsers())
    with pytest.raises(SystemExit) as left:
        parser.parse_args(["train", "--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    for name, preset in PRESETS.items():
        assert f"\n  {name:10} network {preset.config.architecture.name}," in told
    assert max(map(len, told.split("presets:")[1].splitlines())) <= 100


@pytest.mark.parametrize(("text", "value"), [("1", 1), (" 7 ", 7), ("1000", 1000)])
def test_whole_numbers(text, value):
    assert whole(1, 1000)(text) == value


@pytest.mark.parametrize("text", ["0", "1001", "-1", "1.5", "1e2", "", "x\ny", "9" * 9999])
def test_what_is_no_whole_number_is_refused_on_one_line(text):
    with pytest.raises(argparse.ArgumentTypeError) as caught:
        whole(1, 1000)(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["0", "-1", "nan", "inf", "10.1", "", "1,5"])
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError):
        decimal(10)(text)
    assert decimal(10)("1e-3") == 1e-3


def test_class_weights():
    assert class_weight("9=2") == ("9", 2.0)
    assert class_weight("a = b = .5") == ("a = b", 0.5)
    for text in ("9", "=1", " =1", "9=", "9=nan", "9=-1", "9=101", "9=1=x"):
        with pytest.raises(argparse.ArgumentTypeError):
            class_weight(text)
