import pytest

from mnist_desktop.learning.progress import BatchProgress, EpochSummary
from mnist_desktop.learning.time_left import TimeLeft

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
    """Slow motion."""
    left = TimeLeft()
    for batch in range(1, 20):
        left.after_batch(progress_of(1, batch, batch * 0.05))
    quick = left.after_batch(progress_of(1, 20, 1.0))
    for batch in range(21, 50):
        slow = left.after_batch(progress_of(1, batch, 1.0 + (batch - 20) * 0.5))
    assert slow == pytest.approx(251 * 0.5, rel=0.3)
    assert slow > 3 * quick


def test_an_epoch_that_it_did_not_see_changes_nothing():
    left = TimeLeft()
    left.after_epoch(EpochSummary(1, 0.5, 0.9, 0.5, 0.9, 2.0))
    left.after_batch(progress_of(3, 1, 0.1))
    left.after_epoch(EpochSummary(2, 0.5, 0.9, 0.5, 0.9, 2.0))
    assert left.after_batch(progress_of(3, 50, 5.0)) is not None
