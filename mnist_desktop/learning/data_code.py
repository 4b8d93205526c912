"""The data of a run as lines of Python: read, split, and fewer of them where asked."""

from collections.abc import Iterator
from pathlib import Path

from mnist_desktop.learning.data_files import is_one_of_four
from mnist_desktop.learning.data_set import SHARE_OF_FEW, VALIDATION_SIZE
from mnist_desktop.learning.optimizer_code import WIDTH
from mnist_desktop.learning.training_config import TrainingConfig
from mnist_desktop.recognition.problem import Problem


def check_data_of_script(data: Path) -> None:
    """Refuses a data set that is not one file in MNIST's form, as far as its name says.

    Raises:
        Problem: "data_not_for_script".
    """
    if data.suffix.lower() != ".npz" or is_one_of_four(data):
        raise Problem("data_not_for_script", name=data.name)


def data_code(config: TrainingConfig, data: Path) -> list[str]:
    """Lines that make EPOCHS and BATCH_SIZE, and from a file x, x_val, x_test with their labels."""
    held_out = f"{VALIDATION_SIZE:_}"
    if config.data is not None:  # which may be small
        held_out = f"min({held_out}, len(y) // {SHARE_OF_FEW})"
    return [
        f"EPOCHS, BATCH_SIZE = {config.all_epochs}, {config.batch_size}",
        f"keras.utils.set_random_seed({config.seed})  # the same start every time",
        *_path(data.as_posix()),
        "with np.load(DATA) as data:  # grey values 0 to 255, as a network likes them: 0 to 1",
        '    x, y = data["x_train"][..., None].astype("float32") / 255, data["y_train"]',
        '    x_test, y_test = data["x_test"][..., None].astype("float32") / 255, data["y_test"]',
        "# Some images are held back to choose the best epoch by; the test images choose nothing.",
        f"val, train = np.split(np.random.permutation(len(y)), [{held_out}])",
        *([] if config.samples is None else _balanced(config.samples)),
        "x_val, y_val, x, y = x[val], y[val], x[train], y[train]",
    ]


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
