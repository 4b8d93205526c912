"""A stranger's file never runs code, reads other files, uses the network, hangs or eats memory."""

import json
import subprocess
import sys
from functools import cache

import pytest

from tests.conftest import ROOT

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux reports it"),
]

MEGABYTES = 150
"""Over what the process takes when idle."""
LARGE_PICTURES = 450
"""Of what may hold pictures of 64 MiB, as SECURITY.md says."""
SECONDS = 3
DECODING = 3.5
"""Seconds for a picture: 3 in the decoder, which is ended then, and what lies around it."""
KINDS = (
    *("model", "drawing", "picture", "data set", "corpus", "checkpoint", "digits", "lesson"),
    *("backup", "film", "journal"),
)
ON_CI, IN_FULL = 2_000, 20_000
_SLOW = {"store": 100, "picture": 4, "data set": 2, "backup": 2}
"""How many times fewer attempts CI makes; reading the drawings of a backup makes a store anew."""
_SLOW_IN_FULL = {"store": 20, "data set": 2}


def reads(kind, *what):
    """What came of files in a process of its own."""
    finished = subprocess.run(
        [sys.executable, "-m", "tests.promises.strangers", kind, *map(str, what)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=3000,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr[-3000:]
    return json.loads(finished.stdout)


@cache
def hostile(kind):
    return reads(kind, "hostile")


def check(found):
    """No exception but ours, and nothing touched but the file itself."""
    assert found["foreign"] == []
    assert found["touched"] == []


@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_files(kind, measured):
    found = hostile(kind)
    check(found)
    measured(f"hostile files, {kind}: accepted wrongly", len(found["accepted_wrongly"]), "", 0)
    most = LARGE_PICTURES if kind == "data set" else MEGABYTES
    measured(f"hostile files, {kind}: most memory over idle", found["megabytes"], "MB", most)
    limit = DECODING if kind in ("picture", "journal", "backup") else SECONDS
    measured(f"hostile files, {kind}: longest to read", found["seconds"], "s", limit)
    measured(f"hostile files, {kind}: longest to use", found["use_seconds"], "s")


@pytest.mark.timeout(900)
def test_there_are_three_hundred_hostile_files(measured):
    count = sum(hostile(kind)["count"] for kind in KINDS)
    measured("hostile files", count, "", 300, more=True)


@pytest.mark.timeout(3000)
@pytest.mark.parametrize("kind", [*KINDS, "store"])
def test_spoiled_files(kind, attempts, measured):
    on_ci = ON_CI // _SLOW.get(kind, 1)
    count = attempts(on_ci, IN_FULL // _SLOW_IN_FULL.get(kind, 1))
    found = reads(kind, "mutations", 21, count)
    check(found)
    measured(f"spoiled files, {kind}: read", found["count"], "", 0.8 * count, more=True)
    measured(f"spoiled files, {kind}: foreign exceptions", len(found["foreign"]), "", 0)
    measured(f"spoiled files, {kind}: most memory over idle", found["megabytes"], "MB", MEGABYTES)
    limit = DECODING if kind in ("picture", "journal", "backup", "data set") else SECONDS
    measured(f"spoiled files, {kind}: longest to read", found["seconds"], "s", limit)
