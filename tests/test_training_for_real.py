"""Training in the real window with the real TensorFlow and real events, each in a process of its
own: watched, paused, stopped, closed and killed at moments chosen by a seed."""

import random
from importlib.util import find_spec
from pathlib import Path

import pytest

from mnist_desktop.folders import Folders
from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.recognition.model_file import Model, read_model, write_model
from mnist_desktop.recognition.model_metadata import ModelMetadata
from mnist_desktop.session.drawing_files import DrawingJournal
from mnist_desktop.window.settings import WindowSettings
from tests.real_play import assert_all_is_whole, play_scene
from tests.recognition.random_weights import SMALL, random_weights

# Found, not imported: that would take seconds of every collection
pytestmark = pytest.mark.skipif(find_spec("tensorflow") is None, reason="needs TensorFlow")

CLOSING_SECONDS = 60  # a second or two where nothing else runs
EARLY = ("before", "importing", "tracing")
LATE = ("learning", "validating", "slow", "paused")


@pytest.fixture
def play(folders):
    """Plays a scene with the real window."""
    return play_scene


@pytest.fixture
def folders(kept):
    return Folders.at(kept)


@pytest.fixture
def own_model(folders):
    """A model of the person's own, which is in use."""
    folders.create()
    path = folders.models / "mine.digitmodel"
    write_model(path, Model(SMALL, random_weights(SMALL), ModelMetadata(title="mine")))
    settings = WindowSettings(folders.settings)
    settings.model = path
    settings.save()
    return path


def moments(seed, count, kinds):
    """Each kind about as often as the others, in a random order."""
    chance = random.Random(seed)
    chosen = [kinds[number % len(kinds)] for number in range(count)]
    chance.shuffle(chosen)
    return chosen


@pytest.mark.long
@pytest.mark.timeout(900)
class TestWhole:
    def test_watched_kept_and_there_again_at_the_next_start(self, play, folders):
        ending = play("whole")
        ending.assert_good()
        (ended,) = ending.of("ended")
        assert ended["answers"] >= 3  # the half-trained networks answered one drawing differently
        assert ended["others"] == 1  # the model in use always alike
        assert ended["ticks"]
        assert ended["card"]
        assert ended["accuracy"] > 0.9
        (kept,) = ending.of("kept")
        assert kept["problems"] == []
        metadata = read_model(Path(kept["path"])).metadata
        assert len(metadata.history) == 2
        assert {"mnist_test", "train"} <= metadata.scores.keys()
        for training, validation in ended["points"]:
            assert training >= 10
            assert validation == 2
        assert_all_is_whole(folders)
        again = play("look")
        again.assert_good()
        assert again.of("answered")[0]["model"] == kept["path"]
        assert [validation for _, validation in again.of("started")[0]["points"]] == [2, 2]
        assert not again.of("started")[0]["broken_off"]

    def test_a_paused_run_learns_nothing_meanwhile_and_comes_to_the_same(self, play):
        ending = play("pauses")
        ending.assert_good()
        (ended,) = ending.of("ended")
        assert len(ended["arrived"]) >= 2
        assert set(ended["arrived"]) == {0}
        for name in ("accuracies", "losses"):
            one, other = ended[name]
            assert other == pytest.approx(one, abs=1e-3)

    def test_ten_trainings_one_after_the_other(self, play, folders):
        ending = play("many", count=10)
        ending.assert_good()
        (ended,) = ending.of("ended")
        assert ended["python_threads"] == []
        assert ended["problems"] == []
        choices = [trained["choice"] for trained in ending.of("trained")]
        assert ended["models"] == 10 - choices.count("goBackButton")
        assert_all_is_whole(folders)


@pytest.mark.long
@pytest.mark.timeout(900)
class TestClose:
    @pytest.mark.parametrize("part", range(2))
    def test_close_at_ten_random_moments(self, play, folders, own_model, part):
        strokes, models = 0, 1
        for seed, kind in list(enumerate(moments(0, 10, (*LATE, *EARLY))))[part::2]:
            ending = play("closes", seed, kind=kind)
            ending.assert_good()
            (started,), (closing,) = ending.of("started"), ending.of("closing")
            assert started["model"] == str(own_model)
            assert started["strokes"] == strokes
            assert started["problems"] == []
            assert ending.at - closing["at"] < CLOSING_SECONDS
            strokes = closing["strokes"]
            assert len(DrawingJournal(folders.journal).read().strokes) == strokes
            models_before, models = models, len(list(folders.models.iterdir()))
            if kind in LATE:
                assert models == models_before + 1, closing
            assert WindowSettings(folders.settings).model == own_model
            assert_all_is_whole(folders)


@pytest.mark.long
@pytest.mark.timeout(900)
class TestKill:
    @pytest.mark.parametrize(
        ("seed", "kind"),
        list(enumerate(("learning", "validating", "slow", "paused", "writing"))),
    )
    def test_killed_and_resumed(self, play, folders, seed, kind):
        killed = play("killed", seed, kind=kind, epochs=3)
        assert killed.status == -9
        assert killed.errors == []
        saved = Checkpoint.load(folders.checkpoint)  # the old one or the new one, whole
        assert saved.config.epochs == 3
        resumed = play("resumes", seed)
        resumed.assert_good()
        assert resumed.of("started")[0]["broken_off"]
        (told,) = resumed.of("resumed")
        assert told["outcome"] == "finished"
        assert told["epochs"] == [1, 2, 3]
        assert [validation for _, validation in told["points"]] == [3, 3]
        assert told["problems"] == []
        assert not told["row"]
        assert not folders.checkpoint.exists()
        assert_all_is_whole(folders)


class TestTrouble:
    def test_without_tensorflow_all_else_works(self, play):
        ending = play("missing")
        ending.assert_good()
        (told,) = ending.of("missing")
        assert not told["can_train"]
        assert told["is_told"]
        assert "TensorFlow" in told["reason"]
        assert told["dialog"]
        assert told["problems"] == []

    def test_a_broken_tensorflow_is_told_and_train_is_greyed(self, play, tmp_path):
        package = tmp_path / "packages" / "tensorflow"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text('raise ImportError("DLL load failed")')
        ending = play("broken", environment={"PYTHONPATH": str(package.parent)})
        ending.assert_good()
        (told,) = ending.of("broken")
        assert told["result"] is None
        assert "DLL load failed" in told["strip"]
        assert not told["can_train"]
        assert told["is_told"]
        assert "TensorFlow" in told["reason"]

    @pytest.mark.long
    @pytest.mark.parametrize(
        ("is_folder", "words"),
        [(False, "The disk is full"), (True, "could not be saved")],
        ids=["full disk", "no folder"],
    )
    def test_a_model_that_cannot_be_saved_can_still_be_used(self, play, is_folder, words):
        ending = play("full", is_folder=is_folder)
        assert ending.status == 0
        # The same as the window is gone by then; where the disk is full the settings too
        assert len(ending.errors) == (1 if is_folder else 2)
        assert all(words in one for one in ending.errors)
        (told,) = ending.of("full")
        assert told["outcome"] == "finished"
        assert told["card"]
        assert words in told["strip"]
        assert "quick" in ending.of("kept")[0]["model"]
        if not is_folder:  # nor do the settings know of it at the next start
            ending = play("look")
            ending.assert_good()
            assert ending.of("started")[0]["problems"] == []
            assert ending.of("answered")[0]["model"] == "None"
