"""Whether the HTML page reads as the program does: `python -m training.judging.page --ink FILE...`.

A model is exported, opened in headless Chromium and given images of MNIST by the page's own entry,
and pen digits as strokes of a mouse, with real events. Ours is given the same images and the ink
that the page has got. No figure of this chooses anything.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.assets import asset_path
from mnist_desktop.data.data_set import load_mnist
from mnist_desktop.export.export_model import ExportFormat, export_model
from mnist_desktop.recognition.classifier import BUILT_IN, Classifier
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.ink_corpus import InkCorpus
from mnist_desktop.recognition.preprocessing import image_from_ink
from training.chromium import Tab, chromium, opened

IMAGES, DIGITS = 10_000, 2_000
SEED = 5
AT_A_TIME = 100
BATCHES = 40  # of five answers
MAX_POINTS = 120  # of a drawing; the browser takes one event of the mouse a frame
SHARE = 0.6  # of the paper, the long side of a drawing
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Agreement:
    """How far two runtimes agree on the same images.

    Attributes:
        count: of the images.
        other_digit: how many are read as another digit.
        difference: the 99.9th percentile of the differences of all probabilities.
        largest: the largest of them.
    """

    count: int
    other_digit: int
    difference: float
    largest: float

    @classmethod
    def of(cls, page: Floats, ours: Floats) -> "Agreement":
        """Of probabilities (n, 10)."""
        away = np.abs(page - ours)
        other = int((page.argmax(axis=1) != ours.argmax(axis=1)).sum())
        return cls(len(page), other, float(np.percentile(away, 99.9)), float(away.max()))


def judge_images(tab: Tab, model: Classifier, first: int, count: int) -> Agreement:
    """On images of MNIST's training part, the validation images first."""
    mnist = load_mnist()
    train = mnist.train.as_floats(slice(first + count))
    images = np.concatenate([mnist.validation.as_floats(), train])[first : first + count]
    answers = []
    for start in range(0, count, AT_A_TIME):
        values = np.rint(images[start : start + AT_A_TIME] * 255).astype(int).reshape(-1, 784)
        answers += tab.run(
            f"{json.dumps(values.tolist())}.map((one) =>"
            " [...page.readImage(one.map((value) => value / 255)).probabilities])"
        )
    return Agreement.of(np.array(answers), model.predict(images))


def judge_strokes(
    tab: Tab, model: Classifier, paths: Sequence[Path], first: int, count: int
) -> Agreement:
    """On drawings of pen corpora, drawn with the mouse."""
    share = slice(first // len(paths), (first + count) // len(paths))
    inks = [ink for path in paths for ink in _chosen(InkCorpus.load(path), share)]
    left, top, side = tab.run(
        "(() => { const b = document.getElementById('paper').getBoundingClientRect();"
        " return [b.left, b.top, b.width]; })()"
    )
    answers, images = [], []
    for ink in inks:
        tab.run("page.paper.reset([])")
        for stroke in _places(ink, (left, top), side):
            tab.mouse("mousePressed", *stroke[0])
            for place in stroke[1:]:
                tab.mouse("mouseMoved", *place, is_awaited=False)
            tab.mouse("mouseReleased", *stroke[-1])
        drawn, probabilities = tab.run(
            "[page.paper.ink, [...page.read(page.paper.ink).probabilities]]"
        )
        image = image_from_ink(Ink(tuple(np.array(stroke) for stroke in drawn)))
        assert image is not None
        answers.append(probabilities)
        images.append(image)
    return Agreement.of(np.array(answers), model.predict(np.stack(images)))


def _chosen(corpus: InkCorpus, share: slice) -> list[Ink]:
    generator = np.random.default_rng(SEED)
    order = generator.permutation(len(corpus)).tolist()
    inks = (corpus.ink(index) for index in order)
    short = (ink for ink in inks if sum(map(len, ink.strokes)) <= MAX_POINTS)
    return list(islice(short, share.start, share.stop))


def _places(ink: Ink, corner: tuple[float, float], side: float) -> list[list[list[float]]]:
    """The strokes in the middle of the paper, in px of the window."""
    x, y, width, height = ink.box
    scale = SHARE * side / (max(width, height) or 1.0)
    middle = np.array([x + width / 2, y + height / 2])
    centre = np.array(corner) + side / 2
    return [((stroke[:, :2] - middle) * scale + centre).tolist() for stroke in ink.strokes]


def times(tab: Tab, page: Path, strokes: Sequence[NDArray[np.float64]]) -> dict[str, float]:
    """How long the page takes, in ms: to its first answer after opening, and for a stroke.

    By the clock, and as processor time of the page's thread, which other work hardly changes (means
    of five answers).
    """
    drawn = json.dumps([stroke.tolist() for stroke in strokes])
    tab.call("Performance.enable", timeDomain="threadTicks")
    tab.open(page)
    ready = tab.run(f"(page.read({drawn}), performance.now())")
    took = tab.run(
        f"Array.from({{ length: 300 }}, () => {{ const start = performance.now();"
        f" page.read({drawn}); return performance.now() - start; }})"
    )
    ticks = [_thread_ms(tab)]
    for _ in range(BATCHES):
        tab.run(f"(() => {{ for (let i = 0; i < 5; i++) page.read({drawn}); }})()")
        ticks.append(_thread_ms(tab))
    figures = {"first_answer": ready}
    for name, values in (("clock", took), ("processor", np.diff(ticks) / 5)):
        for percentile, value in zip((50, 95), np.percentile(values, (50, 95)), strict=True):
            figures[f"{name}_p{percentile}"] = round(float(value), 1)
    return figures


def _thread_ms(tab: Tab) -> float:
    metrics = tab.call("Performance.getMetrics")["metrics"]
    return 1000 * next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


def main() -> None:
    """Judges and prints the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=asset_path(BUILT_IN))
    parser.add_argument("--ink", type=Path, nargs="*", default=[], help="pen corpora")
    parser.add_argument("--images", type=int, default=IMAGES)
    parser.add_argument("--first", type=int, default=0, help="to do it in parts")
    parser.add_argument("--digits", type=int, default=DIGITS)
    options = parser.parse_args()
    if chromium() is None:
        parser.error("this needs Chromium: apt-get install chromium")
    model = Classifier.load(options.model)
    started = perf_counter()
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "profile") as tab:
        page = Path(folder) / "page.html"
        exported = export_model(model.model, ExportFormat.HTML, page, "judged")
        tab.size(1366, 768)
        seven = np.array([[0.28, 0.22], [0.72, 0.2], [0.6, 0.5], [0.48, 0.82]])
        figures: dict[str, object] = {"bytes": exported.size, "ms": times(tab, page, [seven])}
        figures["mnist"] = asdict(judge_images(tab, model, options.first, options.images))
        if options.ink:
            pen = judge_strokes(tab, model, options.ink, options.first, options.digits)
            figures["pen"] = asdict(pen)
    figures["seconds"] = round(perf_counter() - started)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
