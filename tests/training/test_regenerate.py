import importlib.util
import sys

import pytest

from training.regenerate import STEPS, main


@pytest.fixture
def regenerate(tmp_path):
    """Runs the steps with a runner that only notes their commands."""
    files = {name: tmp_path / f"{name}.npz" for name in ("dev", "uci", "letters")}
    for file in files.values():
        file.touch()
    ran = []

    def run(*options, fails=""):
        def noting(command, log):
            ran.append(command)
            log.write_text("its output")
            return 3 if fails and fails in command else 0

        fixed = ["--ink", str(files["dev"]), str(files["uci"]), "--letters", str(files["letters"])]
        return main([*fixed, "--out", str(tmp_path / "out"), *options], noting)

    run.ran, run.out = ran, tmp_path / "out"
    return run


def test_every_step_in_order_with_its_paths(regenerate):
    assert regenerate() == 0
    assert [command[2] for command in regenerate.ran] == [
        step.command.split()[0] for step in STEPS.values()
    ]
    by_module = {command[2]: command for command in regenerate.ran}
    first, pictures = regenerate.ran[0], by_module["training.picture_scores"]
    assert first[:3] == [sys.executable, "-m", "training.cross_validate"]
    assert first[-1] == str(regenerate.out / "folds")
    assert (first.count("--ink"), len(first[first.index("--ink") : first.index("--letters")])) == (
        1,
        3,
    )
    assert pictures[pictures.index("--ink") + 2].startswith("--json")
    assert not any("{" in word for command in regenerate.ran for word in command)
    assert (regenerate.out / "number-pictures.log").read_text() == "its output"


def test_it_goes_on_after_the_last_step_that_succeeded(regenerate, capsys):
    assert regenerate(fails="training.build_model") == 3
    assert "model failed" in capsys.readouterr().err
    del regenerate.ran[:]
    assert regenerate() == 0
    assert regenerate.ran[0][2] == "training.build_model"
    assert regenerate("--only", "card", "network") == 0
    assert [command[2] for command in regenerate.ran[-2:]] == [
        "training.evaluate",
        "training.benchmark",
    ]


def test_the_list_says_minutes_and_runs_nothing(regenerate, capsys):
    assert regenerate("--list") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(STEPS) + 1
    assert "130 min" in lines[0]
    assert "cross_validate" in lines[0]
    assert regenerate.ran == []


def test_a_corpus_that_is_not_there_is_told_before_anything_runs(regenerate, capsys):
    with pytest.raises(SystemExit):
        regenerate("--letters", "none.npz")
    assert "there is no file none.npz" in capsys.readouterr().err
    assert regenerate.ran == []


@pytest.mark.parametrize("step", STEPS)
def test_its_module_exists(step):
    assert importlib.util.find_spec(STEPS[step].command.split()[0])
