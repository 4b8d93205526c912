import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from mnist_desktop.data.data_set import load_mnist
from tests.conftest import ROOT, rest_of
from training import sweep
from training.drawings import not_digit_images
from training.drawings.not_digit_images import Sources
from training.recipe import recipe_data
from training.recipe.recipe import Recipe
from training.sweeps import sweep_workers
from training.sweeps.sweep_results import SweepResults
from training.sweeps.sweep_task import THREADS, SweepTask, train_task

LONGEST = 200
"""Seconds that anything here is waited for."""

posix = pytest.mark.skipif(os.name != "posix", reason="signals of Unix")


def wait_until(is_so):
    deadline = time.monotonic() + LONGEST
    while not is_so():
        assert time.monotonic() < deadline, "that took too long"
        time.sleep(0.01)


def result_of(task):
    return {
        "key": task.key,
        "network": task.recipe.network,
        "settings": {"learning_rate": task.recipe.learning_rate},
        "seed": task.seed,
        "without": task.without,
        **{"misread": 2, "count": 20, "misread_clean": 1, "count_clean": 19},
        "mnist_validation": 0.5,
        "seconds": 0.1,
    }


def trained(task):
    """Notes in the folder that it was begun, by which process."""
    task.folder.mkdir(exist_ok=True)
    task.checkpoint.touch()
    (task.folder / f"{task.key}.{os.getpid()}.begun").touch()  # last: tests wait for it
    return result_of(task)


def trained_when_released(task):
    result = trained(task)
    wait_until((task.folder / "release").exists)
    return result


def first_released(task):
    return trained_when_released(task) if task.without != "ibm" else trained(task)


def never_with_syn(task):
    result = trained(task)
    if task.without == "syn":
        raise ValueError("the training diverged\nand how")
    return result


def make_small():
    """What `small_data` does, in another process."""
    mnist = load_mnist()
    few = replace(mnist, train=mnist.train[:400], validation=mnist.validation[:100])
    recipe_data.load_mnist = lambda: few
    not_digit_images.LEARNED_PER_KIND = 12


def really_trained(task):
    from mnist_desktop.learning.devices import import_tensorflow

    make_small()
    result = train_task(task)
    threads = import_tensorflow().config.threading.get_intra_op_parallelism_threads()
    return {**result, "threads": threads}


def begun(folder):
    """The keys of the trainings that were begun, once for each process."""
    return sorted(path.name.split(".")[0] for path in folder.glob("*.begun"))


def lines_of(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.fixture(autouse=True)
def _same_environment():
    with patch.dict(os.environ):  # Dask sets variables for its workers, and leaves them
        yield


@pytest.fixture(scope="module")
def client():
    with patch.dict(os.environ), sweep_workers.local_workers(2) as client:
        yield client


@pytest.fixture
def tasks(tmp_path):
    sources, folder = Sources(tmp_path / "letters", ()), tmp_path / "checkpoints"
    return [
        SweepTask(f"k{number}", f"number {number}", Recipe(), 0, fold, sources, tmp_path, folder)
        for number, fold in enumerate(("ibm", "syn", "uci"))
    ]


@pytest.fixture
def results(tmp_path):
    return SweepResults.open(tmp_path / "results.jsonl")


@posix
def test_a_killed_workers_training_is_repeated(client, tasks, results):
    folder = tasks[0].folder
    with ThreadPoolExecutor(1) as pool:
        run = pool.submit(sweep.sweep, tasks, results, client, trained_when_released)
        wait_until(lambda: len(begun(folder)) == 2)
        killed, pid, _ = next(folder.glob("*.begun")).name.split(".")
        os.kill(int(pid), signal.SIGKILL)
        (folder / "release").touch()
        assert run.result(LONGEST) == 0
    assert begun(folder) == sorted([*(task.key for task in tasks), killed])
    assert sorted(line["key"] for line in lines_of(results.path)) == ["k0", "k1", "k2"]


def test_every_result_is_told_as_it_comes_and_its_checkpoint_removed(
    client, tasks, results, capsys
):
    assert sweep.sweep(tasks, results, client, result_of) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in told] == ["1/3", "2/3", "3/3"]
    assert sorted(line.split(": ")[0][4:] for line in told) == ["number 0", "number 1", "number 2"]
    assert told[0].endswith(": 1 of 19 clean digits misread, 0 s")
    assert not tasks[0].folder.exists()


def test_one_that_fails_does_not_stop_the_others(client, tasks, results, capsys):
    assert sweep.sweep(tasks, results, client, never_with_syn) == 1
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert told.err.endswith("/3 number 1: the training diverged\n")
    assert {line["without"] for line in lines_of(results.path)} == {"ibm", "uci"}
    assert tasks[1].checkpoint.exists()
    assert not tasks[0].checkpoint.exists()


@pytest.fixture
def arguments(recipe_arguments, tmp_path):
    out = tmp_path / "out" / "results.jsonl"
    return [*recipe_arguments, "--folds", "ibm", "syn", "--out", str(out)]


def test_a_sweep_goes_on_with_what_is_missing(arguments, tmp_path, capsys):
    out = tmp_path / "out" / "results.jsonl"
    folder = tmp_path / "out" / "results.jsonl.checkpoints"
    assert sweep.main([*arguments, "--workers", "1"], never_with_syn) == 1
    told = capsys.readouterr()
    assert "the training diverged" in told.err
    assert told.out.splitlines()[-1].split()[:3] == ["1", "of", "19"]
    (first,) = lines_of(out)
    out.write_bytes(out.read_bytes() + b'{"key": "torn')
    assert sweep.main([*arguments, "--workers", "1"], trained) == 0
    assert lines_of(out)[0] == first
    assert [line["without"] for line in lines_of(out)] == ["ibm", "syn"]
    assert begun(folder).count(first["key"]) == 1
    told = capsys.readouterr().out
    assert "2 trainings, 1 of them done before" in told
    assert told.splitlines()[-1].split()[:3] == ["2", "of", "38"]
    left = folder / f"{first['key']}.checkpoint"  # by a kill after the result was kept
    left.touch()
    assert sweep.main(arguments, None) == 0  # trains nothing, compares
    assert capsys.readouterr().out.splitlines()[-1] == told.splitlines()[-1]
    assert not left.exists()


INTERRUPTED = """
import sys
from tests.training import test_sweep
from training import sweep
if __name__ == "__main__":
    test_sweep.make_small()
    sys.exit(sweep.main(sys.argv[1:], test_sweep.first_released))
"""


@posix
@pytest.mark.long
def test_ctrl_c_ends_it_in_one_line_and_what_is_done_stays(arguments, tmp_path):
    out = tmp_path / "out" / "results.jsonl"
    folder = tmp_path / "out" / "results.jsonl.checkpoints"
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stdout.readline().startswith("2 trainings, 0 of them")
        assert process.stdout.readline().startswith("1/2 quick seed=0 without ibm: ")
        wait_until(lambda: len(begun(folder)) == 2)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
        _, told = rest_of(process)
    assert told == f"Interrupted: 1 of 2 are in {out}\n"
    assert process.returncode == 130
    assert [line["without"] for line in lines_of(out)] == ["ibm"]
    (checkpoint,) = folder.glob("*.checkpoint")
    assert checkpoint.stem != lines_of(out)[0]["key"]


@pytest.mark.long
def test_real_trainings_in_two_processes(arguments, tmp_path, capsys):
    varied = ["--vary", "learning_rate=0.001,0.002", "--folds", "ibm", "--seeds", "1"]
    assert sweep.main([*arguments, *varied], really_trained) == 0
    first, second = lines_of(tmp_path / "out" / "results.jsonl")
    rates = {line["settings"]["learning_rate"] for line in (first, second)}
    assert rates == {0.001, 0.002}
    assert first["count"] == second["count"] == 20
    threads = max(1, (os.cpu_count() or 1) // 2)
    assert first["threads"] == second["threads"] == threads
    head, *rows = capsys.readouterr().out.splitlines()[-3:]
    assert head.split()[-3:] == ["network", "learning_rate", "seed"]
    assert {row.split()[-3] for row in rows} == {"quick"}
    assert os.environ.get(THREADS) is None
    assert not (tmp_path / "out" / "results.jsonl.checkpoints").exists()


@pytest.fixture
def corpora(tmp_path):
    for name in ("a.npz", "l.npz"):
        (tmp_path / name).write_bytes(name.encode())
    return [
        *("--ink", str(tmp_path / "a.npz"), "--letters", str(tmp_path / "l.npz")),
        *("--cache", str(tmp_path), "--out", str(tmp_path / "results.jsonl")),
    ]


def tasks_of(*arguments):
    return sweep.tasks_of(sweep._parser().parse_args(arguments))


def test_trainings_are_the_product_of_all_that_varies(corpora, tmp_path):
    wanted = [
        *("--small", "--set", "epochs=2", "--networks", "small", "quick", "--seeds", "0", "1"),
        *("--vary", "pen_share=0.5,0.7,0.5", "learning_rate=0.002,0.004", "--folds", "uci", "ap"),
    ]
    tasks = tasks_of(*corpora, *wanted)
    assert len(tasks) == len({task.key for task in tasks}) == 2 * 2 * 2 * 2 * 2
    assert {task.recipe.epochs for task in tasks} == {2}
    assert {task.recipe.batches for task in tasks} == {625}
    assert {(task.recipe.network, task.recipe.pen_share) for task in tasks} == {
        *(("small", 0.5), ("small", 0.7), ("quick", 0.5), ("quick", 0.7))
    }
    assert tasks[0].name == "small pen_share=0.5 learning_rate=0.002 seed=0 without uci"
    assert tasks[0].checkpoint.parent == tmp_path / "results.jsonl.checkpoints"
    assert all(path.is_absolute() for path in (tasks[0].cache, *tasks[0].sources.digits))


def test_keys_change_with_the_corpora_and_not_with_their_folder(corpora, tmp_path, monkeypatch):
    first = [task.key for task in tasks_of(*corpora)]
    assert len(first) == 6
    monkeypatch.chdir(tmp_path)
    same = ["--ink", "a.npz", "--letters", "l.npz", "--cache", "c", "--out", "other"]
    assert [task.key for task in tasks_of(*same)] == first
    other = tasks_of(*corpora, "--backend", "jax")
    assert {task.backend for task in other} == {"jax"}
    assert not set(first) & {task.key for task in other}
    Path("a.npz").write_bytes(b"other digits")
    assert not set(first) & {task.key for task in tasks_of(*corpora)}


TLS = ["--tls-ca", "a.npz", "--tls-cert", "a.npz", "--tls-key", "a.npz"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--scheduler", "tcp://host:8786", *TLS], "tls://HOST:PORT only, not tcp://host:8786"),
        (["--scheduler", "host:8786", *TLS], "tls://HOST:PORT only"),
        (["--scheduler", "tls://host", *TLS], "tls://HOST:PORT only"),
        (["--scheduler", "xtls://host:1", *TLS], "tls://HOST:PORT only"),
        (["--scheduler", "tls://host:1/x", *TLS], "tls://HOST:PORT only"),
        (["--scheduler", "", *TLS], "tls://HOST:PORT only"),
        (["--scheduler", "tls://host:1"], "needs --tls-ca, --tls-cert and --tls-key"),
        (["--scheduler", "tls://host:1", *TLS[:4]], "needs --tls-ca, --tls-cert and --tls-key"),
        (["--scheduler", "tls://host:1", *TLS[:4], "--tls-key", "no"], "there is no file no"),
        (["--scheduler", "tls://host:1", *TLS, "--workers", "2"], "--workers are processes here"),
        (TLS, "go with --scheduler"),
        (["--workers", "0"], "--workers: at least 1"),
        (["--vary", "pen_share"], "--vary takes NAME=VALUE,VALUE, not pen_share"),
        (["--vary", "hats=1,2"], "no setting hats"),
        (["--vary", "pen_share=0.5,1"], "nothing is left of a batch for MNIST"),
        (["--vary", "learning_rate=0.1,-1"], "learning_rate is out of bounds"),
        (["--networks", "huge"], "no network huge"),
        (["--set", "epochs=many"], "epochs=many is no int"),
        (["--seeds", "-1"], "seed is out of bounds"),
        (["--ink", "missing.npz"], "No such file"),
        (["--out", "a.npz"], "no result of a sweep"),
    ],
)
def test_wrong_usage_is_one_line(wrong, told, corpora, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.npz").write_bytes(b"a digit\n")
    with pytest.raises(SystemExit) as ended:
        sweep.main([*corpora, *wrong], None)
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert error.startswith("python -m training.sweep: error: ")
    assert told in error
    assert error.count("\n") == 1


def test_a_missing_dask_is_one_line(corpora, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SystemExit) as ended:
        sweep.main(corpora, None)
    assert ended.value.code == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_scheduler_that_cannot_be_reached_is_one_line(arguments, tmp_path, capsys):
    pem = tmp_path / "not.pem"
    pem.write_text("no certificate")
    files = ["--tls-ca", str(pem), "--tls-cert", str(pem), "--tls-key", str(pem)]
    with pytest.raises(SystemExit) as ended:
        sweep.main([*arguments, "--scheduler", "tls://127.0.0.1:1", *files], result_of)
    assert ended.value.code == 1
    error = capsys.readouterr().err
    assert error.startswith("The sweep ended: ")
    assert error.count("\n") == 1
