"""A full or broken disk loses nothing, and the message names the file and the reason.

Each call of a save that opens, writes, syncs or renames a file fails, with ENOSPC, EIO and EACCES,
once and from then on. What was saved before must be there, whole; the next save must be good.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.promises.saves import KINDS

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1500),
    pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD is Linux's"),
]


@pytest.fixture(scope="module")
def failing_disk(tmp_path_factory):
    """The library that lets calls fail."""
    if shutil.which("cc") is None:
        pytest.skip("needs a C compiler")
    library = tmp_path_factory.mktemp("disk") / "failing_disk.so"
    source = Path(__file__).with_name("failing_disk.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


@pytest.mark.parametrize("kind", KINDS)
def test_every_call_of_a_save_fails(kind, failing_disk, attempts, measured, tmp_path):
    # A backup makes some 400 calls
    step = attempts(41, 5) if kind == "backups" else 1
    process = subprocess.run(
        [sys.executable, "-m", "tests.promises.faults", kind, tmp_path, str(step)],
        cwd=ROOT,
        env=os.environ | {"LD_PRELOAD": str(failing_disk)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert process.returncode == 0, process.stderr
    told = json.loads(process.stdout)
    assert told["failures"] > 20
    assert told["foreign"] == []
    assert told["unclear"] == []
    measured(f"{kind}: calls that failed", told["failures"], "calls")
    measured(f"{kind}: what was saved before is lost or torn", told["torn"], "times", 0)
    measured(f"{kind}: messages without file or reason", len(told["unclear"]), "messages", 0)
    measured(f"{kind}: unfinished files left", told["left"], "files", 0)
