"""A saved thing stays saved, however the program is killed.

A kill, not a power cut: what the system has not written yet is not lost here. That what is saved is
written through before it counts is a matter of `fsync`, see tests/test_files.py.
"""

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.promises.saves import KINDS

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1500),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows does not fork"),
]

FILES = {"models", "samples", "logs", "samples/samples.sqlite", "models/mine.digitmodel"}
FILES |= {kind.name for kind in KINDS.values()}


@pytest.mark.parametrize("kind", KINDS)
def test_kills_during_saves(kind, attempts, measured, tmp_path):
    kills = attempts(20, 200) if kind == "backups" else attempts(40, 1000)
    process = subprocess.run(
        [sys.executable, "-m", "tests.promises.kills", kind, tmp_path, str(kills), "21"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert process.returncode == 0, process.stderr
    told = json.loads(process.stdout)
    assert told["errors"] == []
    assert told["kills"] == kills
    assert told["saves"] > kills
    measured(f"{kind}: killed", kills, "times")
    measured(f"{kind}: lost or torn", told["lost"] + told["torn"], "saves", 0)
    measured(f"{kind}: left by a kill until the next start", told["found"], "files")
    measured(f"{kind}: left after it", told["left"], "files", 0)
    assert {name for name in told["names"] if name not in FILES} == set()
