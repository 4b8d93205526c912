import argparse

import pytest

from mnist_desktop.cli.train_options import (
    add_train_command,
    check_together,
    chosen_config,
    class_weight,
    decimal,
    resumed_config,
    whole,
)
from mnist_desktop.learning.augmentation import Augmentation
from mnist_desktop.learning.events import PRESETS
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES


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


def options(*arguments):
    parser = argparse.ArgumentParser()
    add_train_command(parser.add_subparsers())
    return parser.parse_args(["train", "--out", "x", *arguments])


def chosen(*arguments, classes=()):
    return chosen_config(options(*arguments), classes)


def assert_refused(call, capsys, words):
    with pytest.raises(SystemExit) as left:
        call()
    assert left.value.code == 2
    assert words in capsys.readouterr().err


def test_without_options_it_is_quick():
    assert chosen() == PRESETS["quick"].config


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_taken_as_they_are(name):
    assert chosen("--preset", name) == PRESETS[name].config


@pytest.mark.parametrize(
    ("option", "text", "name", "value"),
    [
        ("--architecture", "wide", "architecture", ARCHITECTURES["wide"]),
        ("--samples", "10000", "samples", 10_000),
        ("--epochs", "7", "epochs", 7),
        ("--batch-size", "64", "batch_size", 64),
        ("--learning-rate", "1e-4", "learning_rate", 1e-4),
        ("--optimizer", "sgd", "optimizer", "sgd"),
        ("--schedule", "cosine", "schedule", "cosine"),
        ("--loss", "squared_error", "loss", "squared_error"),
        ("--patience", "0", "patience", 0),
        ("--patience", "3", "patience", 3),
        ("--seed", "0", "seed", 0),
        ("--seed", "42", "seed", 42),
        ("--device", "cpu", "device", "cpu"),
    ],
)
def test_every_option_overrides_the_preset_and_nothing_else(option, text, name, value):
    for preset in ("quick", "tutorial2"):
        config = chosen("--preset", preset, option, text)
        assert getattr(config, name) == value
        same = {**vars(PRESETS[preset].config), name: value}
        assert vars(config) == same


def test_small_data_sets_are_learned_in_small_batches():
    """3,000 images of one's own, of which 250 are for validation, as 2,750 of MNIST's."""
    own = chosen_config(options("--data", "own.npz"), (), 2750)
    assert own.batch_size == chosen("--samples", "2750").batch_size == 110
    assert chosen_config(options("--samples", "1000", "--data", "x"), (), 2750).batch_size == 40
    assert chosen_config(options("--samples", "9000", "--data", "x"), (), 2750).batch_size == 110
    assert chosen_config(options("--batch-size", "256"), (), 2750).batch_size == 256


def test_augment():
    assert chosen("--augment").augmentation == Augmentation()
    own = PRESETS["tutorial2"].config.augmentation
    assert chosen("--preset", "tutorial2", "--augment").augmentation == own


def test_data_is_kept_as_a_whole_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert chosen("--data", "衣服.npz").data == tmp_path / "衣服.npz"


class TestClassWeights:
    def test_of_digits(self):
        weights = chosen("--class-weight", "9=2", "--class-weight", "0=0.5").class_weights
        assert weights == (0.5, 1, 1, 1, 1, 1, 1, 1, 1, 2)

    def test_of_names_or_numbers(self):
        names = ("T-shirt", "Coat = warm", "7")
        given = ("T-SHIRT=2", "Coat = warm=3", "7=4")
        weights = chosen(*[f"--class-weight={one}" for one in given], classes=names).class_weights
        assert weights == (2, 3, 4, 1, 1, 1, 1, 1, 1, 1)
        assert chosen("--class-weight=1=5", classes=names).class_weights[1] == 5

    def test_the_presets_are_changed_one_by_one(self):
        assert chosen("--preset", "tutorial2", "--class-weight", "1=3").class_weights == (
            *(1, 3, 1, 1, 1, 1, 1, 1, 1),
            2,
        )
        assert chosen("--preset", "tutorial2", "--class-weight", "9=1").class_weights == ()

    @pytest.mark.parametrize(
        ("given", "words"),
        [("3=2", "no class '3'"), ("Hat=2", "no class 'Hat', but Shirt, Coat")],
    )
    def test_of_a_class_that_is_not_there(self, given, words, capsys):
        assert_refused(
            lambda: chosen("--class-weight", given, classes=("Shirt", "Coat")), capsys, words
        )


class TestResuming:
    def test_some_options_go_along(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        given = options(
            *("--resume", "y", "--epochs", "9", "--device", "cpu", "--data", "z", "--json")
        )
        check_together(given)
        saved = PRESETS["tutorial1"].config
        config = resumed_config(given, saved)
        assert (config.epochs, config.more_epochs, config.all_epochs) == (5, (4,), 9)
        assert (config.device, config.data) == ("cpu", tmp_path / "z")
        assert config.preset == "tutorial1"

    def test_nothing_is_changed_without(self):
        saved = PRESETS["best"].config.continued(3)
        assert resumed_config(options("--resume", "y"), saved) == saved
        assert resumed_config(options("--resume", "y", "--epochs", "15"), saved) == saved

    def test_fewer_epochs_are_refused(self, capsys):
        saved = PRESETS["tutorial1"].config
        given = options("--resume", "y", "--epochs", "4")
        assert_refused(lambda: resumed_config(given, saved), capsys, "has 5 epochs")

    @pytest.mark.parametrize(
        "given",
        [
            *(["--preset", "quick"], ["--architecture", "cnn"], ["--samples", "100"]),
            *(["--batch-size", "1"], ["--learning-rate", "1"], ["--optimizer", "sgd"]),
            *(["--augment"], ["--class-weight", "9=2"], ["--schedule", "cosine"]),
            *(["--loss", "cross_entropy"], ["--patience", "0"], ["--seed", "0"]),
        ],
    )
    def test_others_are_refused(self, given, capsys):
        assert_refused(lambda: check_together(options("--resume", "y", *given)), capsys, given[0])


def test_few_images_are_learned_in_small_batches_unless_a_size_is_given():
    assert chosen("--samples", "1000").batch_size == 40
    assert chosen("--samples", "1000", "--batch-size", "256").batch_size == 256
    assert chosen().batch_size == 256
