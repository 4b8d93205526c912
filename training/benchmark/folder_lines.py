"""Times `mnist-desktop predict` on a folder of pictures, with one core and with all."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from mnist_desktop.cli.doctor import usable_cores
from mnist_desktop.data.data_set import load_mnist
from training.benchmark.figures import MILLISECONDS, Figure, Line, timed

PICTURES = 4_000
SIDE = 84  # px
MAX_ROUNDS = 3
ON_CORES = """
import os, sys
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:int(sys.argv[1])])
from mnist_desktop.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


def folder_lines(rounds: int, pictures: int = PICTURES) -> list[Line | Figure]:
    """All cores against one; Linux only, where a process can be pinned to a core."""
    if not hasattr(os, "sched_setaffinity"):
        return []
    cores = usable_cores()
    alone, together = [], []
    with tempfile.TemporaryDirectory() as name:
        write_pictures(Path(name), pictures)
        for _ in range(min(rounds, MAX_ROUNDS)):
            alone.append(timed(lambda: _read(Path(name), 1)))
            together.append(timed(lambda: _read(Path(name), cores)))
    what = f"{pictures:,} pictures read by {cores} cores : by one"
    line = Line.of(what, together, alone, 1.2 / cores)
    return [
        line,
        Figure("pictures a second", pictures / line.ours * MILLISECONDS, ""),
        Figure("the same by one core", pictures / line.other * MILLISECONDS, ""),
    ]


def write_pictures(folder: Path, count: int) -> None:
    """Writes MNIST's test images as dark-on-light PNGs."""
    images = load_mnist().test.images
    for number in range(count):
        picture = Image.fromarray(255 - images[number % len(images)]).resize((SIDE, SIDE))
        picture.save(folder / f"{number:06}.png")


def _read(folder: Path, cores: int) -> None:
    command = [sys.executable, "-c", ON_CORES, str(cores), "predict", "--json", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
