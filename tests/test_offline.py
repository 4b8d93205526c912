"""Nothing leaves the computer, and nothing is left in a home but our own folders."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ANSWER = """
import numpy as np
from mnist_desktop.recognition import Classifier
Classifier.load().predict(np.zeros((1, 28, 28), np.float32))
"""


def test_onnx_runtime_makes_no_device_id_and_no_uploader(tmp_path):
    """Its telemetry, on by default since 1.29, begins by writing both into the home."""
    quieting = {"CI", "ORT_RUNNING_UNIT_TESTS", "ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME"}
    environment = {name: value for name, value in os.environ.items() if name not in quieting}
    subprocess.run(
        [sys.executable, "-c", ANSWER],
        cwd=Path(__file__).parent.parent,
        env=environment | {"HOME": str(tmp_path)},
        check=True,
    )
    assert [str(path) for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.fixture
def internet_calls(tmp_path):
    """Runs Python with arguments; gives every connect and send of its threads to the internet."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace")

    def watched(*arguments):
        calls = tmp_path / "calls"
        watch = ["strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,sendmmsg", "-o", calls]
        subprocess.run(
            [*watch, sys.executable, *arguments], cwd=Path(__file__).parent.parent, check=True
        )
        return [line for line in calls.read_text().splitlines() if "sa_family=AF_INET" in line]

    return watched


def test_a_connection_would_be_seen(internet_calls):
    connect = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    assert len(internet_calls("-c", connect)) == 1


@pytest.mark.long
def test_the_window_and_a_training_connect_to_nothing(internet_calls):
    assert internet_calls("-m", "mnist_desktop", "--smoke") == []


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_it_works_where_there_is_no_network_at_all():
    """In a network namespace of its own there is not even a loopback that is up."""
    alone = ["unshare", "--net", "--map-root-user"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system allows no network namespace")
    subprocess.run(
        [*alone, sys.executable, "-m", "mnist_desktop", "--smoke"],
        cwd=Path(__file__).parent.parent,
        check=True,
    )
