import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from mnist_desktop.learning import events
from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.model_file import read_model
from mnist_desktop.recognition.model_folder import ModelFolder
from mnist_desktop.session.new_model import NewModel
from tests.fake_learning import CONFIG, result_of

TEST_RESULT = events.TestResult(0.91, 0.95, None, None, None, None, 1.0, "CPU", 0.3, 10_000)


@pytest.fixture
def model(tmp_path):
    return NewModel.of(result_of(), [(0.5, 1.0, 0.5)], ModelFolder(tmp_path))


def test_has_a_name_before_it_is_written(model):
    assert not model.path.exists()
    assert not model.is_written
    made = re.fullmatch(r"quick (\d{4}-\d\d-\d\d) val 85\.00 %", model.path.stem)
    assert (datetime.now() - datetime.fromisoformat(made[1])).days <= 1  # midnight may pass
    assert model.model.metadata.title == model.path.stem


def test_is_written_with_its_history(model):
    assert model.write() == model.path
    assert model.is_written
    metadata = read_model(model.path).metadata
    assert len(metadata.history) == CONFIG.epochs
    assert metadata.curve == ((0.5, 1.0, 0.5),)
    assert metadata.title == model.model.metadata.title


def test_scores_come_later(model):
    model.write()
    model.add_scores(CONFIG, TEST_RESULT)
    model.write()
    assert read_model(model.path).metadata.scores["mnist_test"] == 0.91


def test_the_same_result_on_the_same_day_has_another_name(model, tmp_path):
    folder = ModelFolder(tmp_path)
    paths = {NewModel.of(result_of(), [], folder).path for _ in range(3)}
    assert len(paths) == 3


def test_is_removed_and_restored_with_what_came_meanwhile(model):
    model.write()
    model.remove()
    model.add_scores(CONFIG, TEST_RESULT)
    model.write()
    assert not model.path.exists()
    assert read_model(model.restore()).metadata.scores["mnist_test"] == 0.91


def test_what_a_person_deletes_does_not_come_back_with_its_scores(model):
    model.write().unlink()
    model.add_scores(CONFIG, TEST_RESULT)
    model.write()
    assert not model.path.exists()


def test_renamed_before_its_scores_come(model):
    model.write()
    path = model.rename("mine")
    model.add_scores(CONFIG, TEST_RESULT)
    assert model.write() == path
    assert read_model(path).metadata.title == "mine"
    assert len(list(path.parent.iterdir())) == 1


def test_two_threads_leave_the_newest(model):
    with ThreadPoolExecutor(2) as threads:
        model.add_scores(CONFIG, TEST_RESULT)
        for done in [threads.submit(model.write) for _ in range(20)]:
            done.result()
    assert read_model(model.path).metadata.scores["mnist_test"] == 0.91


def test_a_folder_that_is_not_there(tmp_path):
    model = NewModel.of(result_of(), [], ModelFolder(tmp_path / "none"))
    with pytest.raises(SavingError):
        model.write()
    assert not model.is_written
