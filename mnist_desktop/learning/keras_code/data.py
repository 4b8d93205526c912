"""The data of a run as lines of Python: read, split, and fewer of them where asked."""

from collections.abc import Iterator
from pathlib import Path

from mnist_desktop.data.data_set import (
    FEW_IMAGES,
    MIN_TEST,
    SHARE_OF_FEW,
    SHARE_TO_TEST,
    SPLIT_SEED,
    VALIDATION_SIZE,
    FileLayout,
)
from mnist_desktop.data.file_data import VARIABLES
from mnist_desktop.data.formats.image_arrays import SIDE
from mnist_desktop.data.orientation import Orientation
from mnist_desktop.learning.config import TrainingConfig
from mnist_desktop.learning.keras_code.optimizer import WIDTH
from mnist_desktop.problem import AppError
from mnist_desktop.samples.own_images import OTHERS_PER_OWN

TRANSPOSED = Orientation("transpose")


def data_code(
    config: TrainingConfig, data: Path | None, reading: FileLayout | None = None
) -> list[str]:
    """Lines that make x, x_val, x_test, grey values 0 to 255, and y, y_val, y_test, whole numbers.

    The parts hold the very images that the program draws. The arguments are those of
    `keras_script`.

    Raises:
        AppError: "data_not_for_script".
    """
    is_read_in_parts = reading is not None and "validation" in reading.parts
    return [
        f"EPOCHS, BATCH_SIZE, SEED = {config.all_epochs}, {config.batch_size}, {config.seed}",
        *(_mnist(data) if reading is None else _read(config, data or Path(), reading)),
        *(_subset(config) if is_read_in_parts else _split(config)),
        *_also(config),
    ]


def _mnist(data: Path | None) -> list[str]:
    names = "x_train", "y_train", "x_test", "y_test"
    arrays = ", ".join(f'data["{name}"]' for name in names)
    read = f"data = np.load(DATA)\nx, y, x_test, y_test = {arrays}".split("\n")
    if data is not None:
        return [*_path(data.as_posix()), *read]
    return [
        'DATA = ""  # or the path of an mnist.npz, to work offline',
        "if DATA:",
        *(f"    {line}" for line in read),
        "else:",
        "    (x, y), (x_test, y_test) = keras.datasets.mnist.load_data()",
    ]


def _read(config: TrainingConfig, data: Path, reading: FileLayout) -> list[str]:
    """Reads files in their own form, and brings images and labels into ours."""
    if not reading.code:
        raise AppError("data_not_for_script", name=data.name)
    is_folder = "{DATA}/" in "".join(reading.code)
    place = data if not is_folder or data.is_dir() else data.parent
    lines = [*_path(place.as_posix()), *reading.code, *_images_code(config, reading)]
    lines += _labels_code(reading)
    names = [VARIABLES[part] for part in reading.parts]
    lines += [f"{x}, {y} = images({x}), labels({y})" for x, y in names]
    if "test" not in reading.parts:
        lines += [
            "# There are no test images in the files, so some are held back for that.",
            *_held_out("test", f"max(len(y) // {SHARE_TO_TEST}, {MIN_TEST})"),
            "x_test, y_test, x, y = x[test], y[test], x[rest], y[rest]",
        ]
    return lines


def _images_code(config: TrainingConfig, reading: FileLayout) -> list[str]:
    low, high = reading.grey
    shifted = f" - {low:.9g}" if low else ""
    divided = f" / {high - low:.9g}" if high - low not in (0.0, 1.0) else ""
    numbers = f'a.reshape(-1, {SIDE}, {SIDE}).astype("float32")'
    numbers = f"({numbers}{shifted}){divided}" if shifted else numbers + divided
    lines = ["def images(a):  # as MNIST's: grey values 0 to 255, ink bright", f"    a = {numbers}"]
    ways = ([TRANSPOSED] if reading.is_transposed else []) + [config.orientation]
    lines += [f"    a = {way.code('a')}" for way in ways if way]
    return [*lines, '    return np.rint(255 * a).astype("uint8")']


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
    count, lines = f"{VALIDATION_SIZE:_}", []
    if config.data is not None:  # which may be small
        few = f"max(len(y) // {SHARE_OF_FEW}, len(np.unique(y)))"
        lines = [f"count = {count} if len(y) >= {FEW_IMAGES:_} else {few}"]
        count = "count"
    return [
        "# Some images are held back to choose the best epoch by; the test images choose nothing.",
        *lines,
        *_held_out("val", count, "train"),
        "x_val, y_val, x, y = x[val], y[val], x[train], y[train]",
        *_subset(config),
    ]


def _held_out(part: str, count: str, rest: str = "rest") -> list[str]:
    """Lines that make indices of so many images, of each class its share, and of the rest."""
    return [
        f"order = np.random.default_rng({SPLIT_SEED}).permutation(len(y))",
        'by_class = order[np.argsort(y[order], kind="stable")]',
        f"{part} = by_class[np.linspace(0, len(y), {count}, endpoint=False).astype(int)]",
        f"{rest} = np.setdiff1d(np.arange(len(y)), {part})",
    ]


def _subset(config: TrainingConfig) -> list[str]:
    """Lines that leave so many of x and y, as `batches.balanced` does."""
    if config.samples is None:
        return []
    return [
        "# Fewer images, as many of each class: the first of every class, then the second, ...",
        "order = np.random.default_rng(SEED).permutation(len(y))",
        'by_class, nth = np.argsort(y[order], kind="stable"), np.empty(len(y), int)',
        "classes = y[order][by_class]",
        "nth[by_class] = np.arange(len(y)) - np.searchsorted(classes, classes)",
        f'chosen = order[np.argsort(nth, kind="stable")[:{config.samples:_}]]',
        "x, y = x[chosen], y[chosen]",
    ]


def _also(config: TrainingConfig) -> list[str]:
    """Lines that add own drawings to x and y, as `batches.with_own` does."""
    if config.also is None:
        return []
    return [
        f"# Own drawings with copies of them, repeated: one image in {OTHERS_PER_OWN + 1}.",
        *_path(config.also.as_posix(), "ALSO"),
        "with np.load(ALSO) as own:",
        f'    count = max(len(y) // {OTHERS_PER_OWN}, len(own["samples"]))',
        f'    x = np.concatenate([x, np.resize(own["x"], (count, {SIDE}, {SIDE}))])',
        '    y = np.concatenate([y, np.resize(own["y"], count)])',
    ]


def _path(path: str, name: str = "DATA") -> list[str]:
    """A path as a literal, over several lines where it is long."""
    line = f"{name} = {path!r}"
    if len(line) <= WIDTH:
        return [line]
    pieces = list(_pieces(path, WIDTH - len(f"{name} = (")))
    return [
        f"{name} = ({pieces[0]}",
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
