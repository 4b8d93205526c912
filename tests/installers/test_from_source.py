import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import from_source
import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
COMMANDS = ("python3 installers/from_source.py open", "python3 installers/from_source.py test")

posix = pytest.mark.skipif(os.name == "nt", reason="a shell script")


WHOLE = ["pytest", "-n", "2", "--dist", "loadfile"]


@pytest.fixture
def checkout(monkeypatch, tmp_path):
    """An empty checkout; its `.venv` is made by `programs_run` in name only."""
    for name in ("pyproject.toml", "requirements.lock"):
        (tmp_path / name).write_text(name)
    python = tmp_path / ".venv" / "python"
    python.parent.mkdir()
    python.touch()
    monkeypatch.setattr(from_source, "ROOT", tmp_path)
    monkeypatch.setattr(from_source, "VENV", python.parent)
    monkeypatch.setattr(from_source, "PYTHON", python)
    return tmp_path


@pytest.mark.parametrize("readme", READMES)
def test_readme_has_the_two_commands_as_they_are_typed(readme):
    lines = (ROOT / readme).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("python3 ")] == list(COMMANDS)


def test_readmes_speak_of_the_same_files_and_figures():
    def facts(readme):
        text = (ROOT / readme).read_text(encoding="utf-8")
        links = re.findall(r"\]\(([^)#]+)\)", text)
        figures = re.findall(r"\d+(?:\.\d+)? (?:MB|GB|MiB|%)", text)
        return set(links) - set(READMES), sorted(set(figures))

    assert facts(READMES[0]) == facts(READMES[1])


@pytest.mark.parametrize("readme", READMES)
def test_readme_links_lead_somewhere(readme):
    text = (ROOT / readme).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


@posix
@pytest.mark.parametrize("status", [0, 3])
def test_ci_runs_the_command_of_the_readme(tmp_path, status):
    fake = tmp_path / "python3"
    fake.write_text(f'#!/bin/sh\necho "$CI $*"\nexit {status}\n')
    fake.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    result = subprocess.run(
        ["bash", ROOT / ".ci" / "run"], env=os.environ | {"PATH": path}, capture_output=True
    )
    assert (result.stdout, result.returncode) == (b"true installers/from_source.py test\n", status)


@posix
def test_ci_fails_where_the_readme_has_no_test_command(tmp_path):
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    (tmp_path / "README.md").write_text("Nothing here.\n")
    result = subprocess.run(["bash", tmp_path / ".ci" / "run"], capture_output=True)
    assert result.returncode == 1
    assert b"no test command" in result.stderr


def test_lock_holds_every_requirement_in_a_version_that_it_allows():
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    pins = [Requirement(line) for line in lines if not line.startswith("#")]
    locked = {plain(pin.name): next(iter(pin.specifier)).version for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    for requirement in map(Requirement, wanted):
        assert locked[plain(requirement.name)] in requirement.specifier, requirement
    assert locked["pyside6-essentials"].startswith("6.11.")


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_another_python_is_told_which_ones_work():
    script = (
        "import runpy, sys; sys.version_info = (3, 9, 0);"
        f"runpy.run_path({str(ROOT / 'installers' / 'from_source.py')!r}, run_name='__main__')"
    )
    environment = {**os.environ, "PATH": ""}
    result = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True
    )
    assert result.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13; this is Python 3.9" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["close"]])
def test_wrong_usage(arguments, said):
    assert from_source.main(arguments) == 2
    assert "from_source.py open" in said()


@pytest.mark.parametrize(
    ("task", "arguments", "variables", "expected"),
    [
        ("open", [], {}, False),
        ("open", ["--lang", "zh_CN"], {}, True),
        ("open", [], {"LANG": "zh_CN.UTF-8"}, True),
        ("test", [], {"CI": "true"}, True),
        ("open", [], {"CI": "true"}, False),
    ],
)
def test_who_needs_chinese(monkeypatch, task, arguments, variables, expected):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "CI"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert from_source.needs_chinese(task, arguments) is expected


def test_set_up_installs_once(checkout, programs_run, said):
    from_source.set_up("open")
    *_, pip = programs_run
    assert pip[-4:] == ["-c", "requirements.lock", "-e", "."]
    assert "to download" in said()
    programs_run.clear()
    from_source.set_up("open")
    assert (programs_run, said()) == ([], "")


def test_tests_bring_all_that_the_app_needs(checkout, programs_run):
    from_source.set_up("test")
    assert programs_run[-1][-1] == ".[test]"
    assert from_source.is_set_up("open")
    (checkout / "requirements.lock").write_text("newer")
    assert not from_source.is_set_up("open")


def test_the_app_alone_does_not_bring_the_tests(checkout, programs_run):
    from_source.set_up("open")
    assert not from_source.is_set_up("test")


def test_a_failed_installation_is_tried_again_next_time(checkout, monkeypatch):
    monkeypatch.setattr(from_source, "run_quietly", lambda *_, **__: "no network")
    monkeypatch.setattr(from_source, "venv_works", lambda: True)
    with pytest.raises(SystemExit, match="no network\npip could not install"):
        from_source.set_up("open")
    assert not from_source.is_set_up("open")


def test_a_broken_venv_is_made_again(checkout, programs_run):
    from_source.set_up("open")
    assert programs_run[0][-3:] == ["venv", "--clear", str(checkout / ".venv")]


def test_the_first_check_that_fails_ends_the_tests(monkeypatch):
    run = []

    def call(command, cwd, env=None):
        run.append([str(part) for part in command[2:]])
        return 1 if "mypy" in command else 0

    monkeypatch.setattr(subprocess, "call", call)
    assert from_source.run_tests(["-x"]) == 1
    assert [command[0] for command in run] == ["ruff", "ruff", "mypy"]


def test_pytest_comes_last_and_needs_no_screen(monkeypatch):
    run = []

    def call(command, cwd, env=None):
        run.append((command[2:], env))
        return 5 if "pytest" in command else 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert from_source.run_tests(["-x"]) == 5
    command, environment = run[-1]
    assert command == ["pytest", "-x"]
    assert environment["QT_QPA_PLATFORM"] == "offscreen"


@pytest.mark.parametrize(
    ("variables", "arguments", "expected"),
    [
        ({"CI": "true"}, [], [*WHOLE, "-m", "not lasting"]),  # those that take minutes too
        ({"CI": "true"}, ["-x"], ["pytest", "-x"]),
        ({}, [], WHOLE),
    ],
)
def test_long_tests_are_for_ci(monkeypatch, variables, arguments, expected):
    run = []
    monkeypatch.setattr(
        subprocess, "call", lambda command, cwd, env=None: run.append(command[2:]) or 0
    )
    monkeypatch.delenv("CI", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    from_source.run_tests(arguments)
    assert run[-1] == expected


@pytest.mark.parametrize("trouble", [None, "vcruntime140_threads.dll missing"])
def test_on_windows_the_runtime_is_looked_at(monkeypatch, said, trouble):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(from_source, "runtime_trouble", lambda: trouble)
    for name in ("set_up", "run_tests", "open_app"):
        monkeypatch.setattr(from_source, name, lambda *_: 0)
    assert from_source.main(["open"]) == 0
    told = said()
    assert (
        (trouble in told and "newest Visual C++ Redistributable" in told) if trouble else not told
    )


@pytest.mark.parametrize(
    ("variables", "arguments", "expected"),
    [
        ({"CI": "true"}, ["test"], ["a package", "a program"]),
        ({"CI": "true"}, ["open"], ["a package"]),
        ({}, ["test"], ["a package"]),
    ],
)
def test_what_ci_installs_besides(monkeypatch, variables, arguments, expected):
    installed = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("CI", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for name, packages in {"packages": ["a package"], "programs": ["a program"]}.items():
        monkeypatch.setattr(from_source, f"missing_{name}", lambda packages=packages: packages)
    monkeypatch.setattr(from_source, "missing_fonts", lambda _: [])
    monkeypatch.setattr(from_source, "install", installed.extend)
    for name in ("set_up", "run_tests", "open_app"):
        monkeypatch.setattr(from_source, name, lambda *_: 0)
    assert from_source.main(arguments) == 0
    assert installed == expected
