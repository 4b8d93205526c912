"""Pictures to read on two systems, and a comparison of what was read.

    python answers.py pictures FOLDER COUNT
    python answers.py compare LINUX.jsonl WINDOWS.jsonl

The pictures are MNIST's training images, enlarged, on paper of many sizes. The other two files are
what `mnist-desktop predict --json FOLDER` has printed.
"""

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

MAX_DIFFERENCE = 1e-4
"""Of a probability; the same network on the same processor, through another system's library."""
MNIST = Path(__file__).resolve().parents[3] / "assets" / "mnist.npz"
SEED = 17


def write_pictures(folder: Path, count: int) -> None:
    """Writes PNG files with black digits on white paper; names in Chinese every tenth time."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(SEED)
    with np.load(MNIST) as data:
        images = data["x_train"][random.choice(len(data["x_train"]), count, replace=False)]
    for number, image in enumerate(images):
        side = int(random.integers(28, 400))
        digit = Image.fromarray(255 - image).resize((side, side), Image.Resampling.BICUBIC)
        width, height = side + random.integers(0, 300, 2)
        paper = Image.new("L", (int(width), int(height)), 255)
        paper.paste(digit, (int(random.integers(0, width - side + 1)), 0))
        name = f"数字 {number:04}" if number % 10 == 0 else f"{number:04}"
        paper.save(folder / f"{name}.png")


def differences(linux: Path, windows: Path) -> tuple[int, int, float]:
    """How many files both have read, how many differently, and the largest difference."""
    answers = [_answers(path) for path in (linux, windows)]
    if answers[0].keys() != answers[1].keys() or not answers[0]:
        raise SystemExit(f"{linux} and {windows} are not of the same files.")
    differing, largest = 0, 0.0
    for name, one in answers[0].items():
        other = answers[1][name]
        differing += [digit["digit"] for digit in one] != [digit["digit"] for digit in other]
        for a, b in zip(one, other, strict=False):
            pairs = zip(a["probabilities"], b["probabilities"], strict=True)
            largest = max(largest, *(abs(p - q) for p, q in pairs))
    return len(answers[0]), differing, largest


def _answers(path: Path) -> dict[str, list[dict]]:
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {_name(record["file"]): record["digits"] for record in records}


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def main(arguments: list[str]) -> int:
    """Writes the pictures, or compares; status 1 where more than MAX_DIFFERENCE differs."""
    match arguments:
        case ["pictures", folder, count]:
            write_pictures(Path(folder), int(count))
            return 0
        case ["compare", linux, windows]:
            count, differing, largest = differences(Path(linux), Path(windows))
            print(f"{count} pictures, {differing} read differently, by {largest:.1e} at most")
            return int(differing > 0 or largest > MAX_DIFFERENCE)
    raise SystemExit(__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
