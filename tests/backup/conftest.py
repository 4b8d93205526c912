import numpy as np
import pytest

from mnist_desktop.backup.write_backup import write_backup
from mnist_desktop.data.test_counts import counts_to_json
from mnist_desktop.folders import Folders
from mnist_desktop.recognition.classifier import Classifier
from mnist_desktop.recognition.drawing import Drawing
from mnist_desktop.recognition.model_file import with_setting, write_model
from mnist_desktop.samples.sample import NewSample, Origin
from mnist_desktop.samples.store import SampleStore
from tests.backup.parts import SETTINGS
from tests.samples.drawings import sample


def picture():
    pixels = np.full((60, 50, 3), 255, np.uint8)
    pixels[10:50, 22:28] = 0
    return Drawing(picture=pixels)


@pytest.fixture
def model():
    return Classifier.load().model


@pytest.fixture
def here(tmp_path, model):
    """A computer with two models, a film that is none, drawings and test counts."""
    folders = Folders.at(tmp_path / "here")
    folders.create()
    write_model(folders.models / "mine.digitmodel", model)
    write_model(folders.models / "数字 2.digitmodel", with_setting(model, "pinned", True))
    (folders.models / "half.digitmodel").write_bytes(b"half")
    folders.test_counts.write_bytes(counts_to_json({"ab": 2}))
    with SampleStore(folders.sample_store) as store:
        store.add_all([sample(number, writer="Ada") for number in range(5)])
        store.add(NewSample.of_drawing(picture(), "1", Origin.CORRECTION))
        gone = store.add(sample(77, label="9"))
        store.writers.note_learned("mine", [1, 2])
        store.delete([gone])
    return folders


@pytest.fixture
def there(tmp_path):
    folders = Folders.at(tmp_path / "there")
    folders.create()
    return folders


@pytest.fixture
def work(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "settings.json").write_bytes(SETTINGS.to_json())
    (folder / "drawing.digitink").write_text('{"strokes": []}')
    return folder


@pytest.fixture
def backup(here, work, tmp_path):
    path = tmp_path / "all.digitbackup"
    write_backup(path, here, work)
    return path
