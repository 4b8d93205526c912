"""Lets every call of a save fail, one after the other.

`python -m tests.promises.faults KIND FOLDER STEP`, where only every STEPth call fails. Runs with
failing_disk.c preloaded. After each failure what was saved before is read, and the next save must
be good again. Says as one line of JSON what came of it.
"""

import ctypes
import errno
import json
import sys
from itertools import count
from pathlib import Path

from mnist_desktop.messages import text_of
from mnist_desktop.problem import AppError
from tests.promises.saves import KINDS, folders_at, unfinished

ERRORS = errno.ENOSPC, errno.EIO, errno.EACCES
MOST_CALLS = 2000  # of one save


class Attempts:
    """Saves with a disk that fails, and notes what is wrong."""

    def __init__(self, kind, folders):
        self._disk = ctypes.CDLL(None)
        self._disk.fail_under(str(folders.data).encode())
        self._folders = folders
        self._kind, self._save = kind, kind(folders)
        self._number = 1
        self._save.write(1)
        self.told = {"failures": 0, "silent": 0, "torn": 0, "foreign": [], "unclear": [], "left": 0}
        self.texts = set()

    def all(self, step):
        """Every `step`th call, each error, once and from then on."""
        for error in ERRORS:
            for goes_on in (False, True):
                for call in count(1, step):
                    if not self._one(call, error, goes_on):
                        break
                    assert call < MOST_CALLS

    def _one(self, call, error, goes_on):
        """Lets one call fail; False if the save made fewer."""
        before = self._number
        self._disk.fail_at(call, error, goes_on)
        said = None
        try:
            self._save.write(before + 1)
        except Exception as problem:  # noqa: BLE001 - it is noted
            said = problem
        has_failed = self._disk.has_failed()
        self._disk.fail_at(0, 0, 0)
        self._note(said, has_failed, f"call {call}, {errno.errorcode[error]}, on: {goes_on}")
        self.told["left"] += len(unfinished(self._folders))
        self._save.close()
        found = self._found(f"after call {call}")
        # What has failed may be there nevertheless: told to have failed, and yet written
        is_right = found in (before, before + 1) if said else found == before + 1
        self.told["torn"] += not is_right
        self._number = found + 1
        self._save.write(self._number)
        return has_failed

    def _found(self, when):
        try:
            return self._kind(self._folders).read()
        except Exception as problem:
            raise RuntimeError(f"what was saved is torn {when}") from problem

    def _note(self, said, has_failed, which):
        self.told["failures"] += has_failed
        self.told["silent"] += has_failed and said is None
        if said is None:
            return
        if not isinstance(said, AppError):
            self.told["foreign"].append(f"{which}: {said!r}")
            return
        text = text_of(said)
        self.texts.add(text.replace(str(self._folders.data), "..."))
        is_clear = said.key == "disk_full" or str(said.values.get("reason", ""))
        if not is_clear or str(said.values.get("name")) not in text:
            self.told["unclear"].append(f"{which}: {text}")


if __name__ == "__main__":
    attempts = Attempts(KINDS[sys.argv[1]], folders_at(Path(sys.argv[2])))
    attempts.all(int(sys.argv[3]))
    sys.stdout.write(json.dumps(attempts.told | {"texts": sorted(attempts.texts)}))
