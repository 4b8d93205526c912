from dataclasses import replace

import pytest

from mnist_desktop.learning.events import BatchProgress, EpochSummary
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.learning.time_left import (
    TimeLeft,
    TrainingPace,
    multiplications,
    tuning_seconds,
)
from mnist_desktop.recognition.networks.architectures import ARCHITECTURES, Architecture
from tests.fake_learning import CONFIG, result_of
from tests.recognition.random_weights import SMALL

BATCHES, EPOCHS = 100, 3


def progress_of(epoch, batch, seconds):
    return BatchProgress(epoch, EPOCHS, batch, BATCHES, 0.5, 0.9, 0.5, 0.9, seconds)


def run(left, pace, *, validation=1.0, first=0.0, step=5):
    """(seconds said, seconds really left) of a run whose first batch takes a while longer."""
    said = []
    for epoch in range(1, EPOCHS + 1):
        late = first if epoch == 1 else 0.0
        for batch in range(1, BATCHES + 1, step):
            seconds = late + batch * pace
            batches = BATCHES - batch + (EPOCHS - epoch) * BATCHES
            really = batches * pace + (EPOCHS - epoch + 1) * validation
            said.append((left.after_batch(progress_of(epoch, batch, seconds)), really))
        whole = late + BATCHES * pace + validation
        left.after_epoch(EpochSummary(epoch, 0.5, 0.9, 0.5, 0.9, whole))
    return said


def test_says_nothing_before_it_knows_the_pace():
    left = TimeLeft()
    assert left.after_batch(progress_of(1, 1, 3.0)) is None
    assert left.after_batch(progress_of(1, 2, 3.1)) is None
    assert left.after_batch(progress_of(1, 10, 3.9)) is not None


@pytest.mark.parametrize("pace", [0.02, 0.1])
def test_a_steady_pace_is_foretold(pace):
    said = run(TimeLeft(), pace, validation=13 * pace, first=2.0)
    for seconds, really in said:
        if seconds is not None:
            assert seconds == pytest.approx(really, rel=0.2, abs=1.0)


def test_a_long_validation_is_learned_from_the_first():
    said = run(TimeLeft(), 0.02, validation=5.0)
    for seconds, really in said[len(said) // EPOCHS + 1 :]:
        assert seconds == pytest.approx(really, rel=0.2, abs=0.5)


def test_counts_down_without_jumps():
    said = [seconds for seconds, _ in run(TimeLeft(), 0.05, validation=0.7) if seconds is not None]
    assert said == sorted(said, reverse=True)
    assert min(said) >= 0


def test_follows_another_pace():
    """Another program takes the processor."""
    left = TimeLeft()
    for batch in range(1, 20):
        left.after_batch(progress_of(1, batch, batch * 0.05))
    quick = left.after_batch(progress_of(1, 20, 1.0))
    for batch in range(21, 50):
        slow = left.after_batch(progress_of(1, batch, 1.0 + (batch - 20) * 0.5))
    assert slow == pytest.approx(251 * 0.5, rel=0.3)
    assert slow > 3 * quick


class Clock:
    """A wall clock beside the run's own, which leaves out what batches wait and pauses."""

    def __init__(self, left, pace, validation):
        self._left, self._pace, self._validation = left, pace, validation
        self.wall = self.own = 0.0
        self.rest = 0.0
        self.told = []  # (wall clock, seconds said)

    def learn(self, epoch, batches, pause=0.0):
        """Batches of an epoch, from `batches`, with a pause before each."""
        for batch in batches:
            self.own = self.own + self._pace if batch > 1 else self._pace
            self.wall += self._pace + self.rest + pause
            said = self._left.after_batch(progress_of(epoch, batch, self.own))
            self.told.append((self.wall, said))
        if batch == BATCHES:
            self.wall += self._validation
            whole = self.own + self._validation
            self._left.after_epoch(EpochSummary(epoch, 0.5, 0.9, 0.5, 0.9, whole))


@pytest.mark.parametrize("pace", [0.01, 0.06, 0.5])
def test_slow_motion_is_foretold_at_once_and_so_is_its_end(pace):
    left = TimeLeft()
    clock = Clock(left, pace, validation=5 * pace)

    def slow(seconds):
        clock.rest = seconds
        left.set_rest(seconds)

    clock.learn(1, range(1, 51))
    slow(0.2)
    clock.learn(1, range(51, 101))
    clock.learn(2, range(1, 51))
    in_slow_motion = clock.told[-1][1]
    slow(0.0)
    at_usual_pace = left.after_batch(progress_of(2, 51, clock.own + pace))
    assert in_slow_motion == pytest.approx(150 * (pace + 0.2) + 2 * 5 * pace, rel=0.2)
    assert at_usual_pace == pytest.approx(149 * pace + 2 * 5 * pace, rel=0.2)


def test_slow_motion_counts_down_by_the_wall_clock():
    left = TimeLeft()
    clock = Clock(left, 0.06, validation=0.3)
    clock.rest = 0.2
    left.set_rest(0.2)
    for epoch in range(1, EPOCHS + 1):
        clock.learn(epoch, range(1, BATCHES + 1))
    said = [(wall, seconds) for wall, seconds in clock.told if seconds is not None]
    for wall, seconds in said:
        assert seconds == pytest.approx(clock.wall - wall, rel=0.2, abs=0.6)


def test_a_pause_changes_nothing():
    left = TimeLeft()
    clock = Clock(left, 0.06, validation=0.3)
    clock.learn(1, range(1, 51))
    before = clock.told[-1][1]
    clock.learn(1, range(51, 52), pause=1000.0)
    assert before - clock.told[-1][1] == pytest.approx(0.06)


def test_an_epoch_that_it_did_not_see_changes_nothing():
    left = TimeLeft()
    left.after_epoch(EpochSummary(1, 0.5, 0.9, 0.5, 0.9, 2.0))
    left.after_batch(progress_of(3, 1, 0.1))
    left.after_epoch(EpochSummary(2, 0.5, 0.9, 0.5, 0.9, 2.0))
    assert left.after_batch(progress_of(3, 50, 5.0)) is not None


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


def test_fine_tuning_takes_longer_with_a_larger_network():
    quick, best = (tuning_seconds(ARCHITECTURES[name], 4) for name in ("quick", "best"))
    assert quick < 15
    assert 60 < best < 180
