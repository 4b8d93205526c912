"""A process that reads strangers' files of one kind and says what came of it, as JSON.

`python -m tests.promises.strangers KIND mutations SEED COUNT` or `... KIND hostile`.
"""

from __future__ import annotations

import gc
import json
import random
import shutil
import sys
import tempfile
from pathlib import Path

from tests.promises.attempt import Ending, Meter
from tests.promises.hostile import hostile_files
from tests.promises.mutations import Mutations
from tests.promises.readers import READERS, UNPACKED
from tests.promises.samples import Valid, valid_files

_USED = 10  # of so many accepted files one is also used
_FEW = 20  # mutated files between two looks at the memory


def main() -> None:
    """Reads its arguments and writes one JSON object."""
    kind, what, *numbers = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        if what == "mutations":
            found = _mutations(kind, *map(int, numbers), Path(folder))
        else:
            found = _hostile(kind, Path(folder), *numbers)
    sys.stdout.write(f"{json.dumps(found)}\n")


def _mutations(kind: str, seed: int, count: int, folder: Path) -> dict:
    files, reader, choices = valid_files(kind), READERS[kind], random.Random(seed)
    meter = _warm(kind, files, folder)
    mutations = Mutations([valid.content for valid in files], seed)
    endings = []
    for number in range(count):
        index = choices.randrange(len(files))
        own = folder / str(index)
        try:
            content = mutations.of(files[index].content)
            path = files[index].write(own, content)
        except (ValueError, RecursionError):  # what packs it again cannot
            continue
        settles, is_used = number % _FEW == 0, number % _USED == 0
        ending = meter.attempt(reader, path, own, is_used=is_used, settles=settles)
        if ending.how == "foreign" or ending.touched:
            _keep(kind, f"mutation-{seed}-{number}", path)
        endings.append((f"{files[index].name} {seed}/{number}", ending))
        shutil.rmtree(own / UNPACKED, ignore_errors=True)
    return _summed(endings)


def _hostile(kind: str, folder: Path, only: str = "") -> dict:
    meter = _warm(kind, valid_files(kind), folder / "valid")
    endings, wrong = [], []
    for number, hostile in enumerate(hostile_files(kind)):
        if only not in hostile.name:
            continue
        own = folder / str(number)
        own.mkdir()
        path = hostile.make(own)
        gc.collect()
        ending = meter.attempt(READERS[kind], path, own)
        sys.stderr.write(f"{hostile.name}: {ending}\n")  # the last line says where one hung
        if ending.how == "accepted" and hostile.is_refused:
            wrong.append(hostile.name)
        endings.append((hostile.name, ending))
        shutil.rmtree(own)
    return _summed(endings) | {"accepted_wrongly": wrong}


def _warm(kind: str, files: list[Valid], folder: Path) -> Meter:
    """Reads every valid file, so that nothing is imported for the first time later."""
    meter, reader = Meter(), READERS[kind]
    for index, valid in enumerate(files):
        own = folder / str(index)
        own.mkdir(parents=True)
        reader.read_and_use(valid.write(own, valid.content))
        shutil.rmtree(own / UNPACKED, ignore_errors=True)
    return meter


def _summed(endings: list[tuple[str, Ending]]) -> dict:
    slowest = max(endings, key=lambda one: one[1].seconds)
    longest = max(endings, key=lambda one: one[1].use_seconds)
    largest = max(endings, key=lambda one: one[1].megabytes)
    return {
        "count": len(endings),
        "refused": sum(ending.how == "refused" for _, ending in endings),
        "foreign": [f"{name}: {e.said}" for name, e in endings if e.how == "foreign"],
        "touched": [f"{name}: {e.touched}" for name, e in endings if e.touched],
        "seconds": slowest[1].seconds,
        "slowest": slowest[0],
        "use_seconds": longest[1].use_seconds,
        "longest": longest[0],
        "megabytes": largest[1].megabytes,
        "largest": largest[0],
    }


def _keep(kind: str, name: str, path: Path) -> None:
    kept = Path(tempfile.gettempdir(), "strangers")
    kept.mkdir(exist_ok=True)
    (kept / f"{kind}-{name}-{path.name}".replace(" ", "-")).write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
