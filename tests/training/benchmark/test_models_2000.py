"""The models of the benchmark are what the table lists."""

from mnist_desktop.recognition.model_folder import ModelFolder
from training.benchmark.models_2000 import write_models


def test_each_model_is_a_run_of_its_own(tmp_path):
    write_models(tmp_path / "models", 3)
    listed = ModelFolder(tmp_path / "models").models()
    assert {one.seed for one in listed} == {0, 1, 2}
    assert all(one.problem is None and one.epochs == 12 for one in listed)
