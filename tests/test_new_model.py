from concurrent.futures import ThreadPoolExecutor

import pytest

from mnist_desktop.learning.judgement import Judgement
from mnist_desktop.new_model import NewModel
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.recognition.problem import SavingError
from tests.fake_learning import CONFIG, result_of

JUDGEMENT = Judgement(0.91, 0.95, None, None, None, None, 1.0, "CPU", 0.3, 10_000)


@pytest.fixture
def model(tmp_path):
    return NewModel.of(result_of(), [(0.5, 1.0, 0.5)], ModelFolder(tmp_path))


def test_has_a_name_before_it_is_written(model):
    assert not model.path.exists()
    assert not model.is_written
    assert model.model.metadata.title.startswith("quick 20")


def test_is_written_with_its_history(model):
    assert model.write() == model.path
    assert model.is_written
    metadata = read_model(model.path).metadata
    assert len(metadata.history) == CONFIG.epochs
    assert metadata.curve == ((0.5, 1.0, 0.5),)
    assert metadata.title == model.model.metadata.title


def test_scores_come_later(model):
    model.write()
    model.add_scores(CONFIG, JUDGEMENT)
    model.write()
    assert read_model(model.path).metadata.scores["mnist_test"] == 0.91


def test_two_threads_leave_the_newest(model):
    with ThreadPoolExecutor(2) as threads:
        model.add_scores(CONFIG, JUDGEMENT)
        for done in [threads.submit(model.write) for _ in range(20)]:
            done.result()
    assert read_model(model.path).metadata.scores["mnist_test"] == 0.91


def test_a_folder_that_is_not_there(tmp_path):
    model = NewModel.of(result_of(), [], ModelFolder(tmp_path / "none"))
    with pytest.raises(SavingError):
        model.write()
    assert not model.is_written
