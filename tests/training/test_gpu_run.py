import subprocess
import sys
from importlib.util import find_spec
from itertools import count

import numpy as np
import pytest

from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.events import TrainingOutcome
from training import gpu_run
from training.recipe.one_training import train_sets
from training.recipe.packed_data import recipe_of, unpack

BATCHES = 20
TWENTY = [f"batches={BATCHES}", "mixed_precision=false"]
LOSS_ERROR, WEIGHT_ERROR = 2e-3, 5e-3
needs_jax = pytest.mark.skipif(find_spec("jax") is None, reason="JAX is not installed")


@pytest.fixture
def packed(recipe_arguments, tmp_path):
    """A packed file of few images."""
    path = tmp_path / "images.zip"
    gpu_run.main(["pack", str(path), *recipe_arguments])
    return path


@pytest.fixture
def train_on(packed, tmp_path):
    """Trains as on another machine, in a process of its own; returns the checkpoint."""

    def train(backend, name="run"):
        path = tmp_path / f"{name}.checkpoint"
        command = ["train", packed, "--checkpoint", path, "--backend", backend, "--set", *TWENTY]
        subprocess.run([sys.executable, "-m", "training.gpu_run", *command], check=True)
        return Checkpoint.load(path)

    return train


def assert_same(one, other):
    """Equal within rounding, which Adam's division makes larger where a gradient is almost zero."""
    assert one.images == other.images
    losses = [checkpoint.history[0].loss for checkpoint in (one, other)]
    assert losses[0] == pytest.approx(losses[1], rel=LOSS_ERROR)
    for name, weight in one.best.items():
        np.testing.assert_allclose(weight, other.best[name], atol=WEIGHT_ERROR, err_msg=name)


@needs_jax
@pytest.mark.long
def test_twenty_steps_are_the_same_on_jax_and_tensorflow(train_on):
    assert_same(train_on("jax", "jax"), train_on("tensorflow", "tensorflow"))


@needs_jax
@pytest.mark.long
def test_jax_goes_on_where_tensorflow_stopped(packed, train_on, tmp_path):
    recipe, data = unpack(packed)
    recipe = recipe_of(recipe, TWENTY)
    path, asked = tmp_path / "run.checkpoint", count()
    sets = data.sets(recipe, seed=0)
    gpu_run.write_beginning(recipe, sets, 0, path)
    stopped = train_sets(
        recipe, sets, seed=0, checkpoint=path, should_stop=lambda: next(asked) >= BATCHES / 2
    )
    assert stopped.outcome is TrainingOutcome.STOPPED
    assert Checkpoint.load(path).so_far.batches == BATCHES / 2
    assert_same(train_on("jax"), train_on("tensorflow", "at once"))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (["network=wide"], "wide has 1087106 parameters"),
        (["variants=2"], "drawings for variants=1"),
        (["colour=red"], "no setting colour"),
    ],
)
def test_what_cannot_be_is_one_line(packed, tmp_path, capsys, settings, said):
    with pytest.raises(SystemExit) as ended:
        gpu_run.main(
            ["train", str(packed), "--checkpoint", str(tmp_path / "x"), "--set", *settings]
        )
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1


def test_a_file_that_is_none_of_ours_is_one_line(tmp_path, capsys):
    other = tmp_path / "other.zip"
    other.write_bytes(b"PK no zip")
    with pytest.raises(SystemExit):
        gpu_run.main(["train", str(other), "--checkpoint", str(tmp_path / "x")])
    assert "zip" in capsys.readouterr().err
