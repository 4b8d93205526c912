import os
import pickle

import pytest

from mnist_desktop.learning.events import TrainingOutcome
from tests.training.conftest import SETTINGS
from training.recipe import one_training
from training.recipe.recipe import Recipe
from training.sweeps import sweep_task
from training.sweeps.sweep_task import THREADS, SweepTask, train_task


@pytest.fixture
def task(small_data, small_sources, small_cache, tmp_path):
    recipe = Recipe().with_settings(SETTINGS)
    sweep_task._data.cache_clear()
    yield SweepTask(
        "a1", "quick", recipe, 3, "ibm", small_sources, small_cache, tmp_path / "checkpoints"
    )
    sweep_task._data.cache_clear()  # what is in it is of this test


@pytest.mark.long
def test_a_training_ends_with_its_figures_and_goes_on_from_its_checkpoint(task):
    result = train_task(task)
    assert result["key"] == "a1"
    assert (result["network"], result["seed"], result["without"]) == ("quick", 3, "ibm")
    assert result["settings"]["epochs"] == 1
    assert 0 <= result["misread_clean"] <= result["count_clean"] == result["count"] == 20
    assert 0 <= result["mnist_validation"] <= 1
    assert task.checkpoint.exists()
    assert "epoch 1 done" in task.log.read_text()
    assert train_task(task) == result  # killed before the result was kept: nothing is lost
    assert task.log.read_text().count("epoch 1 done") == 1
    task.tidy()
    assert not list(task.folder.iterdir())
    task.tidy()


def test_a_training_that_diverges_is_an_error_with_its_trace_in_the_log(task, monkeypatch):
    class Diverged:
        outcome = TrainingOutcome.DIVERGED

    monkeypatch.setattr(one_training, "train", lambda *_, **__: Diverged())
    with pytest.raises(ValueError, match="diverged"):
        train_task(task)
    assert "Traceback" in task.log.read_text()


def test_a_task_can_be_sent(task):
    assert pickle.loads(pickle.dumps(task)) == task


@pytest.mark.long
def test_threads_are_as_the_environment_says(run_python):
    script = (
        "from training.sweeps import sweep_task;"
        "from mnist_desktop.learning.devices import import_tensorflow as tf;"
        "sweep_task._limit_threads(); tf().constant(1) + 1; sweep_task._limit_threads();"
        "print(tf().config.threading.get_intra_op_parallelism_threads())"
    )
    threads = (os.cpu_count() or 1) + 1  # not what it is without
    assert run_python(script, **{THREADS: str(threads)}).stdout == f"{threads}\n"
