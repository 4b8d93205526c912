"""What the printed script reads is what the program trained on: the lines are run and compared."""

import struct
from dataclasses import replace

import numpy as np
import pytest

from mnist_desktop.assets import asset_path
from mnist_desktop.data.data_set import load_data_set
from mnist_desktop.data.orientation import AS_IS, Orientation
from mnist_desktop.learning.batches import TrainingSets
from mnist_desktop.learning.keras_code.data import data_code
from mnist_desktop.learning.presets import PRESETS
from mnist_desktop.problem import AppError
from mnist_desktop.samples.own_images import OwnImages
from tests.data.data_set_files import arrays, write_idx
from tests.data.formats.test_csv_files import learned, write
from tests.samples.hands import hand

CONTENT = arrays(train=60)


def npz(**changes):
    def make(folder):
        path = folder / "it's 数.npz"
        np.savez(path, **(CONTENT | changes))
        return path

    return make


def idx(prefix="", packed=True):
    return lambda folder: write_idx(folder / "idx", CONTENT, prefix, packed)["x_train"].parent


def idx_file(folder):
    return write_idx(folder, CONTENT, packed=True)["y_test"]


def qmnist(folder):
    paths = write_idx(folder / "q", CONTENT)
    for part in ("train", "test"):
        rows = np.zeros((len(CONTENT[f"y_{part}"]), 8), ">i4")
        rows[:, 0] = CONTENT[f"y_{part}"]
        rows[:, 1] = 3
        header = struct.pack(">HBBII", 0, 12, 2, *rows.shape)
        paths[f"y_{part}"].write_bytes(header + rows.tobytes())
    return folder / "q"


def csv(name="train.csv", **kind):
    return lambda folder: write(folder / "csv" / name, learned(**kind))


def csv_folder(folder):
    write(folder / "csv" / "mnist_test.csv", learned(""))
    return write(folder / "csv" / "mnist_train.csv", learned()).parent


NAMES = np.array(["cat", "dog", "it's", "鸟"])
FORMS = {
    "MNIST's form": npz(),
    "float, channels first": npz(
        x_train=CONTENT["x_train"][:, None] / 255, x_test=CONTENT["x_test"][:, None] / 255
    ),
    "rows, one-hot": npz(
        x_train=CONTENT["x_train"].reshape(-1, 784),
        y_train=np.eye(4)[CONTENT["y_train"]],
        y_test=np.eye(4)[CONTENT["y_test"]],
    ),
    "from -1 to 1": npz(
        x_train=CONTENT["x_train"] / 127.5 - 1, x_test=CONTENT["x_test"] / 127.5 - 1
    ),
    "names": npz(y_train=NAMES[CONTENT["y_train"]], y_test=NAMES[CONTENT["y_test"]]),
    "validation": npz(x_val=CONTENT["x_test"][::-1], y_val=CONTENT["y_test"][::-1]),
    "IDX": idx(),
    "IDX file": idx_file,
    "EMNIST": idx("emnist-digits-", packed=False),
    "QMNIST": qmnist,
    "CSV": csv(),
    "CSV without header": csv(header="", separator=";"),
    "CSV folder": csv_folder,
}


def read_by_script(path, orientation):
    """The parts that the script's lines make: [(images, labels)]."""
    config = replace(PRESETS["tutorial1"].config, data=path, orientation=orientation)
    reading = load_data_set(path, orientation).layout
    lines = data_code(config, path, reading)
    assert max(map(len, lines)) <= 100
    scope = {"np": np}
    exec("\n".join(lines), scope)
    return [(scope[f"x{part}"], scope[f"y{part}"]) for part in ("", "_val", "_test")]


def pairs(parts):
    return {
        (image.tobytes(), int(label))
        for images, labels in parts
        for image, label in zip(images, labels, strict=True)
    }


@pytest.mark.parametrize("orientation", [AS_IS, Orientation("left", inverted=True)], ids=str)
@pytest.mark.parametrize("make", FORMS.values(), ids=FORMS)
def test_the_script_reads_the_same(tmp_path, make, orientation):
    path = make(tmp_path)
    by_script = read_by_script(path, orientation)
    loaded = load_data_set(path, orientation)
    parts = (loaded.train, loaded.validation, loaded.test)
    for (images, labels), part in zip(by_script, parts, strict=True):
        assert images.dtype == np.uint8
        assert len(labels) == len(part)
        assert pairs([(images, labels)]) == pairs([(part.images, part.labels)])


def test_what_a_short_script_cannot_read_is_told(tmp_path):
    padded = {
        name: np.pad(CONTENT[name], ((0, 0), (2, 2), (2, 2))) for name in ("x_train", "x_test")
    }
    path = npz(**padded)(tmp_path)
    with pytest.raises(AppError, match="data_not_for_script"):
        read_by_script(path, AS_IS)


def test_the_script_mixes_in_the_same_own_drawings(tmp_path):
    path = tmp_path / "it's mine 数.npz"
    OwnImages.of_inks(*hand()).write(path)
    config = replace(PRESETS["quick"].config, samples=1000, also=path)
    scope = {"np": np}
    exec("\n".join(data_code(config, asset_path("mnist.npz"))), scope)
    sets = TrainingSets.of(config)
    labelled = sets.examples.labelled
    np.testing.assert_array_equal(scope["x"], labelled.images)
    np.testing.assert_array_equal(scope["y"], labelled.labels)
    assert scope["x"].dtype == np.uint8
    assert len(scope["x_val"]) == len(sets.validation)
