from dataclasses import replace

import pytest

from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.learning.time_left import TrainingPace, multiplications
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from tests.fake_learning import CONFIG, result_of
from tests.recognition.random_weights import SMALL


class Memory:
    """Stands for the settings file."""

    def __init__(self):
        self.numbers = {}

    def number(self, name):
        return self.numbers.get(name)

    def set_number(self, name, value):
        self.numbers[name] = value


@pytest.fixture
def memory():
    return Memory()


@pytest.fixture
def pace(memory):
    return TrainingPace(memory)


def seconds(pace, config, available=55_000):
    return pace.seconds(config, available, 5_000)


@pytest.mark.parametrize("name", list(PRESETS))
def test_a_guess_before_any_run(pace, name):
    assert 3 < seconds(pace, PRESETS[name].config) < 3600


def test_more_images_and_epochs_take_longer(pace):
    config = PRESETS["tutorial1"].config
    few = replace(config, samples=1000)
    assert seconds(pace, few) < seconds(pace, config)
    assert seconds(pace, config) < seconds(pace, replace(config, epochs=10))
    assert seconds(pace, replace(config, samples=99_999)) == seconds(pace, config)


def test_the_next_guess_is_what_the_last_run_took(pace):
    result = replace(result_of(CONFIG), images_seen=2 * 55_000, seconds=300.0)
    assert not pace.is_measured(CONFIG)
    pace.note(result, 5_000)
    assert pace.is_measured(CONFIG)
    assert not pace.is_measured(replace(CONFIG, device="cpu"))
    assert seconds(pace, CONFIG) == pytest.approx(300, rel=0.01)


def test_a_run_without_an_epoch_teaches_nothing(pace, memory):
    pace.note(result_of(epochs=0), 5_000)
    assert memory.numbers == {}


@pytest.mark.parametrize("broken", [float("nan"), -1.0, 0.0, 1e9])
def test_a_broken_figure_is_not_believed(pace, memory, broken):
    usual = seconds(pace, CONFIG)
    pace.note(result_of(), 5_000)
    (name,) = memory.numbers
    memory.numbers[name] = broken
    assert seconds(pace, CONFIG) == usual


def test_own_networks_and_devices_do_not_share_a_figure(pace):
    small = replace(CONFIG, architecture=Architecture("own", SMALL.layers))
    large = replace(CONFIG, architecture=replace(ARCHITECTURES["wide"], name="own"))
    before = seconds(pace, large), seconds(pace, replace(small, device="cpu"))
    pace.note(replace(result_of(small), images_seen=10_000, seconds=9.0), 5_000)
    assert (seconds(pace, large), seconds(pace, replace(small, device="cpu"))) == before


def test_multiplications_of_a_known_network():
    # 784 x 512 and 512 x 10
    assert multiplications(ARCHITECTURES["mlp"]) == 784 * 512 + 512 * 10
    # A 5 x 5 kernel over 28 x 28 for 6 filters, and so on
    lenet = 25 * 6 * 784 + 25 * 6 * 16 * 100 + 400 * 120 + 120 * 84 + 84 * 10
    assert multiplications(ARCHITECTURES["lenet"]) == lenet
