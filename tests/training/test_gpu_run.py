import subprocess
import sys
from importlib.util import find_spec
from itertools import count

import numpy as np
import pytest

from mnist_desktop.learning.checkpoint import Checkpoint
from mnist_desktop.learning.events import TrainingOutcome
from training import gpu_run
from training.recipe.first_weights import write_beginning
from training.recipe.one_training import train_sets
from training.recipe.packed_data import recipe_of, unpack

BATCHES = 20
TWENTY = [f"batches={BATCHES}", "mixed_precision=false"]
LOSS_ERROR, WEIGHT_ERROR = 1e-4, 2e-3  # measured: 1e-7 and 3e-6, with real images 2e-5 and 1e-3
needs_jax = pytest.mark.skipif(find_spec("jax") is None, reason="JAX is not installed")


@pytest.fixture
def packed(recipe_arguments, tmp_path):
    """A packed file of few images."""
    path = tmp_path / "images.zip"
    gpu_run.main(["pack", str(path), *recipe_arguments])
    return path


def arguments(packed, checkpoint, backend):
    names = ["train", packed, "--checkpoint", checkpoint, "--backend", backend, "--set", *TWENTY]
    return [str(name) for name in names]


def train_on_tensorflow(packed, checkpoint):
    gpu_run.main(arguments(packed, checkpoint, "tensorflow"))


def train_on_jax(packed, checkpoint):
    """In a process of its own, as Keras computes with one backend alone."""
    command = [sys.executable, "-m", "training.gpu_run", *arguments(packed, checkpoint, "jax")]
    subprocess.run(command, check=True)


def train_half_on_tensorflow(packed, checkpoint):
    recipe, data = unpack(packed)
    recipe, asked = recipe_of(recipe, TWENTY), count()
    sets = data.sets(recipe, seed=0)
    write_beginning(recipe, sets, 0, checkpoint)
    stopped = train_sets(
        recipe, sets, seed=0, checkpoint=checkpoint, should_stop=lambda: next(asked) >= BATCHES / 2
    )
    assert stopped.outcome is TrainingOutcome.STOPPED
    assert Checkpoint.load(checkpoint).so_far.batches == BATCHES / 2


@needs_jax
@pytest.mark.long
def test_twenty_steps_are_the_same_on_jax_and_tensorflow_and_half_on_each(packed, tmp_path):
    """Within rounding, which grows from step to step."""
    paths = [tmp_path / f"{name}.checkpoint" for name in ("tensorflow", "jax", "both")]
    train_on_tensorflow(packed, paths[0])
    train_on_jax(packed, paths[1])
    train_half_on_tensorflow(packed, paths[2])
    train_on_jax(packed, paths[2])
    one, *others = (Checkpoint.load(path) for path in paths)
    for other in others:
        assert other.images == one.images
        assert other.history[0].loss == pytest.approx(one.history[0].loss, rel=LOSS_ERROR)
        for name, weight in one.best.items():
            np.testing.assert_allclose(
                other.best[name], weight, rtol=0, atol=WEIGHT_ERROR, err_msg=name
            )


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (["network=wide"], "wide has 1087106 parameters"),
        (["variants=2"], "drawings of other settings"),
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
