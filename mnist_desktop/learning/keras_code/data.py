"""The data of a run as lines of Python: read, split, and fewer of them where asked."""

from collections.abc import Iterator
from pathlib import Path

from mnist_desktop.data.data_set import (
    SHARE_OF_FEW,
    SHARE_TO_TEST,
    VALIDATION_SIZE,
    FileLayout,
)
from mnist_desktop.data.formats.image_arrays import SIDE
from mnist_desktop.data.orientation import Orientation
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.keras_code.optimizer import WIDTH
from mnist_desktop.problem import AppError

TRANSPOSED = Orientation("transpose")


def data_code(config: TrainingConfig, data: Path, reading: FileLayout | None = None) -> list[str]:
    """Lines that make EPOCHS and BATCH_SIZE, and from files x, x_val, x_test with their labels.

    Args:
        config: the run.
        data: a file or folder.
        reading: how it is read; None for an .npz in MNIST's form.

    Raises:
        AppError: "data_not_for_script".
    """
    is_read_in_parts = reading is not None and "validation" in reading.parts
    return [
        f"EPOCHS, BATCH_SIZE = {config.all_epochs}, {config.batch_size}",
        f"keras.utils.set_random_seed({config.seed})  # the same start every time",
        *(_mnist(data) if reading is None else _read(config, data, reading)),
        *(_subset(config) if is_read_in_parts else _split(config)),
    ]


def _mnist(data: Path) -> list[str]:
    return [
        *_path(data.as_posix()),
        "with np.load(DATA) as data:  # grey values 0 to 255, as a network likes them: 0 to 1",
        '    x, y = data["x_train"][..., None].astype("float32") / 255, data["y_train"]',
        '    x_test, y_test = data["x_test"][..., None].astype("float32") / 255, data["y_test"]',
    ]


def _read(config: TrainingConfig, data: Path, reading: FileLayout) -> list[str]:
    """Reads files in their own form, and brings images and labels into ours."""
    if not reading.code:
        raise AppError("data_not_for_script", name=data.name)
    is_folder = "{DATA}/" in "".join(reading.code)
    place = data if not is_folder or data.is_dir() else data.parent
    lines = [*_path(place.as_posix()), *reading.code, *_images_code(config, reading)]
    lines += _labels_code(reading)
    names = [(_X[part], _Y[part]) for part in reading.parts]
    lines += [f"{x}, {y} = images({x}), labels({y})" for x, y in names]
    if "test" not in reading.parts:
        lines += [
            "# There are no test images in the files, so some are held back for that.",
            f"test, rest = np.split(np.random.permutation(len(y)), [len(y) // {SHARE_TO_TEST}])",
            "x_test, y_test, x, y = x[test], y[test], x[rest], y[rest]",
        ]
    return lines


_X = {"train": "x", "validation": "x_val", "test": "x_test"}
_Y = {"train": "y", "validation": "y_val", "test": "y_test"}


def _images_code(config: TrainingConfig, reading: FileLayout) -> list[str]:
    low, high = reading.grey
    shifted = f" - {low:.9g}" if low else ""
    divided = f" / {high - low:.9g}" if high - low not in (0.0, 1.0) else ""
    numbers = f'a.reshape(-1, {SIDE}, {SIDE}).astype("float32")'
    numbers = f"({numbers}{shifted}){divided}" if shifted else numbers + divided
    lines = [
        "def images(a):  # as a network likes them: ink 1 on 0",
        f"    a = {numbers}",
    ]
    ways = ([TRANSPOSED] if reading.is_transposed else []) + [config.orientation]
    lines += [f"    a = {way.code('a')}" for way in ways if way]
    return [*lines, "    return a[..., None]"]


def _labels_code(reading: FileLayout) -> list[str]:
    flat = {"one_hot": "b.argmax(1)", "first_column": "b[:, 0]"}.get(reading.label_form)
    flat = flat or "b.reshape(-1)"
    if reading.labels:
        return [
            f"CLASSES = {list(reading.labels)!r}",
            "def labels(b):  # as numbers from 0",
            f"    return np.array([CLASSES.index(name) for name in {flat}.astype(str)])",
        ]
    return [
        "def labels(b):  # as whole numbers from 0",
        f'    return {flat}.astype("float32").astype("int64")',
    ]


def _split(config: TrainingConfig) -> list[str]:
    held_out = f"{VALIDATION_SIZE:_}"
    if config.data is not None:  # which may be small
        held_out = f"min({held_out}, len(y) // {SHARE_OF_FEW})"
    return [
        "# Some images are held back to choose the best epoch by; the test images choose nothing.",
        f"val, train = np.split(np.random.permutation(len(y)), [{held_out}])",
        *([] if config.samples is None else _balanced(config.samples)),
        "x_val, y_val, x, y = x[val], y[val], x[train], y[train]",
    ]


def _subset(config: TrainingConfig) -> list[str]:
    if config.samples is None:
        return []
    lines = ["train = np.random.permutation(len(y))", *_balanced(config.samples)]
    return [*lines, "x, y = x[train], y[train]"]


def _path(path: str) -> list[str]:
    """The data's path as a literal, over several lines where it is long."""
    line = f"DATA = {path!r}"
    if len(line) <= WIDTH:
        return [line]
    pieces = list(_pieces(path, WIDTH - len("DATA = (")))
    return [
        f"DATA = ({pieces[0]}",
        *(f"    {piece}" for piece in pieces[1:-1]),
        f"    {pieces[-1]})",
    ]


def _pieces(text: str, width: int) -> Iterator[str]:
    """Literals of at most `width` characters that are the text together."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or len(repr(text[start : end + 1])) > width:
            yield repr(text[start:end])
            start = end


def _balanced(samples: int) -> list[str]:
    return [
        "# Fewer images, as many of each class: the first of every class, then the second, ...",
        'by_class = train[np.argsort(y[train], kind="stable")]',
        "nth = np.arange(len(train)) - np.searchsorted(y[by_class], y[by_class])",
        f'train = by_class[np.argsort(nth, kind="stable")[:{samples:_}]]',
    ]
