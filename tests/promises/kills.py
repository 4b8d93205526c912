"""Kills a process again and again while it saves.

`python -m tests.promises.kills KIND FOLDER KILLS SEED`. A process that has imported everything
forks one that saves in a loop and acknowledges each number; it is killed at a random moment. Then
what a start does is done: unfinished files are removed, what was saved is read. Says as one line of
JSON what came of it.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.promises.saves import KINDS, folders_at, unfinished

_SAVES = 4  # are acknowledged at the most before a kill
_LATER = 10.0  # s after the kill, in which the next start comes


def saving(kind, folders, number, acknowledged):
    """Saves and acknowledges in the forked process, for ever."""
    save = kind(folders)
    while True:
        os.write(acknowledged, number.to_bytes(4, "little"))
        number += 1
        save.write(number)


def killed(kind, folders, number, saves, seconds):
    """Forks a process that saves from the next number on, and kills it.

    Args:
        number: of the last state that was saved.
        saves: that are waited for.
        seconds: that are waited then.

    Returns:
        The last number that it has acknowledged.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        try:
            saving(kind, folders, number, theirs)
        finally:
            os._exit(1)  # an error: seen as a process that could not be killed
    os.close(theirs)
    said = b""
    while len(said) <= 4 * saves and (part := os.read(ours, 4)):
        said += part
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("saving has failed")
    while part := os.read(ours, 1 << 16):
        said += part
    os.close(ours)
    return int.from_bytes(said[-4:], "little")


def start_again(folders):
    """Removes what a start removes, and counts what is left."""
    left = unfinished(folders)
    moment = time.time() - _LATER
    for path in left:
        os.utime(path, (moment, moment))
    folders.remove_unfinished()
    return len(left), len(unfinished(folders))


def main(name, folder, kills, seed):
    kind, folders, chance = KINDS[name], folders_at(Path(folder)), random.Random(seed)
    save = kind(folders)
    for number in range(1, 6):
        start = time.monotonic()
        save.write(number)
    seconds = time.monotonic() - start  # the first one may make the file
    save.close()
    told = {"kills": kills, "saves": 0, "lost": 0, "torn": 0, "found": 0, "left": 0, "errors": []}
    for _ in range(kills):
        moment = chance.randrange(_SAVES), chance.uniform(0, 1.5 * seconds)
        said = killed(kind, folders, number, *moment)
        found, left = start_again(folders)
        told["saves"] += said - number
        told["found"] += found
        told["left"] += left
        try:
            number = kind(folders).read()
        except Exception as error:  # noqa: BLE001 - it is noted
            told["torn"] += 1
            told["errors"].append(repr(error))
            break
        if number not in (said, said + 1):
            told["lost"] += 1
    told["names"] = sorted(str(one.relative_to(folders.data)) for one in folders.data.rglob("*"))
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
