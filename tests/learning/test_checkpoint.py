import json
from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.data.labelled_images import LabelledImages
from mnist_desktop.learning.batches import ShuffledImages, TrainingSets
from mnist_desktop.learning.checkpoint import Checkpoint, PartialEpoch
from mnist_desktop.learning.events import EpochSummary, TrainingConfig
from mnist_desktop.learning.fit.run import TrainingRun
from mnist_desktop.problem import ModelFileError
from tests.recognition.random_weights import SMALL

CONFIG = TrainingConfig(SMALL, 2, averaging=0.9, class_weights=(1.0,) * 9 + (2.0,))
EPOCH = EpochSummary(1, 0.5, 0.6, 0.7, 0.8, 9.0, 0.65, 0.01)


@pytest.fixture(scope="module")
def state():
    images = LabelledImages(np.zeros((40, 28, 28), np.uint8), np.zeros(40, np.uint8))
    return TrainingRun(CONFIG, TrainingSets(ShuffledImages(images, 1, 0), images, "")).state()


def checkpoint(state, **changes):
    values = {
        "config": CONFIG,
        "images": "a hash",
        "state": state,
        "best": {"a/b": np.ones(3, np.float32)},
        "history": (EPOCH,),
        "so_far": PartialEpoch(3, 1.5, 2.5, 0.1),
    }
    return Checkpoint(**values | changes)


def test_comes_back_as_it_was(state, tmp_path):
    path = tmp_path / "测试.checkpoint"
    saved = checkpoint(state)
    saved.save(path)
    back = Checkpoint.load(path)
    assert (back.config, back.images, back.history) == (CONFIG, "a hash", (EPOCH,))
    assert back.so_far == saved.so_far
    assert back.state.keys() == state.keys()
    for name, value in state.items():
        assert back.state[name].dtype == value.dtype
        np.testing.assert_array_equal(back.state[name], value)
    assert back.best["a/b"].tolist() == [1, 1, 1]


def test_one_of_before_training_images_were_measured(state, tmp_path):
    path = tmp_path / "run.checkpoint"
    unmeasured = replace(EPOCH, training_accuracy=None, validation_loss_error=None)
    checkpoint(state, history=(unmeasured,)).save(path)
    assert Checkpoint.load(path).history == (unmeasured,)
    data = path.read_bytes()
    for name in (b"training_accuracy", b"validation_loss_error"):
        before = b', \\"' + name + b'\\": null'
        assert before in data
        data = data.replace(before, b" " * len(before))
    path.write_bytes(data)
    assert Checkpoint.load(path).history == (unmeasured,)


def test_confusions_are_kept_and_older_files_have_none(state, tmp_path):
    path = tmp_path / "run.checkpoint"
    counted = replace(EPOCH, epoch=2, confusion=((3, 1), (0, 4)))
    history = (EPOCH, counted)
    checkpoint(state, history=history).save(path)
    assert b"confusion" in path.read_bytes()[:100_000]
    assert Checkpoint.load(path).history == history
    checkpoint(state, history=(EPOCH,)).save(path)
    assert b"confusion" not in path.read_bytes()


@pytest.mark.parametrize(
    "counts",
    [
        np.zeros((2, 10, 10), np.int32),  # the history has one epoch
        np.zeros((1, 11, 11), np.int32),
        np.zeros((1, 10, 9), np.int32),
        np.zeros(1, np.int32),
        np.full((1, 10, 10), -1, np.int32),
        np.ones((1, 10, 10), np.float32),
    ],
)
def test_foreign_confusions_are_refused(state, tmp_path, counts):
    from safetensors.numpy import load, save_file

    path = tmp_path / "run.checkpoint"
    checkpoint(state).save(path)
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    described = json.loads(data[8 : 8 + size])["__metadata__"]
    save_file(load(data) | {"confusion": counts}, path, metadata=described)
    with pytest.raises(ModelFileError) as caught:
        Checkpoint.load(path)
    assert caught.value.key == "checkpoint_broken"


def test_knows_its_data_set(state, tmp_path):
    path = tmp_path / "run.checkpoint"
    config = replace(CONFIG, data=tmp_path / "mine.npz")
    checkpoint(state, config=config).save(path)
    assert Checkpoint.load(path).config == config


@pytest.mark.parametrize("data", [b"", b"x" * 100, b"\xff" * 8, b"\x02" + bytes(7) + b"{}"])
def test_a_broken_one_is_refused(tmp_path, data):
    path = tmp_path / "run.checkpoint"
    path.write_bytes(data)
    with pytest.raises(ModelFileError) as caught:
        Checkpoint.load(path)
    assert caught.value.key == "checkpoint_broken"
    with pytest.raises(ModelFileError) as caught:
        Checkpoint.load(tmp_path)
    assert caught.value.key == "checkpoint_unreadable"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda described: described.update(format=1),
        lambda described: described.pop("so_far"),
        lambda described: described["so_far"].update(batches="3"),
        lambda described: described["so_far"].update(batches=1.5),
        lambda described: described["so_far"].update(accuracy=3.5),
        lambda described: described["history"][0].update(accuracy=1.5),
        lambda described: described["history"][0].update(epoch=1.0),
        lambda described: described["history"][0].update(training_accuracy=1.5),
        lambda described: described["history"][0].update(validation_loss_error=-0.1),
        lambda described: described["history"][0].update(validation_accuracy=None),
        lambda described: described["so_far"].update(more=3),
        lambda described: described["so_far"].update(loss=-1),
        lambda described: described.update(history=[{"epoch": 1}]),
        lambda described: described["history"][0].update(epoch=2),
        lambda described: described["history"][0].update(loss=1e999),
        lambda described: described["config"].update(epochs=0),
        lambda described: described["config"].update(epochs="1"),
        lambda described: described["config"].update(optimizer="evil"),
        lambda described: described["config"].update(architecture="unknown"),
        lambda described: described["config"].update(learning_rate=float("nan")),
        lambda described: described["config"].update(augmentation={"rotation": 1e9}),
        lambda described: described["config"].update(augmentation={"evil": 1}),
        lambda described: described["config"].pop("seed"),
        lambda described: described["config"].update(data="//server/share/x.npz"),
        lambda described: described["config"].update(data="\\\\server\\share\\x.npz"),
        lambda described: described["config"].update(data="/\\server/share/x.npz"),
        lambda described: described["config"].update(data="a\0b"),
        lambda described: described["config"].update(data="\ud800"),
    ],
)
def test_what_it_says_is_not_believed(state, tmp_path, spoil):
    from safetensors.numpy import save_file

    path = tmp_path / "run.checkpoint"
    checkpoint(state).save(path)
    data = path.read_bytes()
    size = int.from_bytes(data[:8], "little")
    described = json.loads(json.loads(data[8 : 8 + size])["__metadata__"]["checkpoint"])
    spoil(described)
    save_file({"state/x": np.ones(1)}, path, metadata={"checkpoint": json.dumps(described)})
    with pytest.raises(ModelFileError) as caught:
        Checkpoint.load(path)
    assert caught.value.key == "checkpoint_broken"


def test_one_of_the_format_before_goes_on(state, tmp_path):
    """It held the learning rate among the optimizer's numbers, and the step besides."""
    path = tmp_path / "run.checkpoint"
    numbers = [value for name, value in state.items() if name.startswith("optimizer/")]
    numbers.insert(1, np.float32(0.01))
    before = {name: value for name, value in state.items() if not name.startswith("optimizer/")}
    before |= {f"optimizer/{i}": value for i, value in enumerate(numbers)} | {"step": np.int64(3)}
    checkpoint(before).save(path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b'\\"format\\": 3', b'\\"format\\": 2'))
    back = Checkpoint.load(path).state
    assert back.keys() == state.keys()
    for name, value in state.items():
        np.testing.assert_array_equal(back[name], value)


def test_a_small_network_has_no_large_file(state, tmp_path):
    path = tmp_path / "run.checkpoint"
    much = state | {"more": np.zeros(10**7, np.uint8)}
    checkpoint(much).save(path)
    with pytest.raises(ModelFileError, match="checkpoint_broken"):
        Checkpoint.load(path)
