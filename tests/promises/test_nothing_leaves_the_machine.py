"""Nothing leaves the machine: the program connects to nothing but the screen."""

import re
import shutil
import subprocess
import sys

import numpy as np
import pytest

from mnist_desktop.recognition.pictures.png import png_bytes
from tests.conftest import ROOT

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]
_CALL = re.compile(r"(connect|bind|sendto|sendmsg|sendmmsg)\(")
_TRIED = re.compile(r"bind\(.*(::1|127\.0\.0\.1)")
"""An address of this computer; urllib3, which Keras imports, tries so whether there is IPv6."""
_LOCAL = ("AF_UNIX", "AF_NETLINK")  # the screen; the kernel's own answers
PROGRAM = ("-m", "mnist_desktop")


@pytest.fixture
def network_calls(tmp_path):
    """Runs Python with arguments; gives the calls of all its processes that reach others."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace")

    def watched(*arguments):
        calls = tmp_path / "calls"
        watch = ["strace", "-f", "-qq", "-e", "trace=network", "-o", calls]
        process = [sys.executable, *map(str, arguments)]
        subprocess.run([*watch, *process], cwd=ROOT, check=True, capture_output=True)
        lines = calls.read_text(errors="replace").splitlines()
        return [line for line in lines if _CALL.search(line) and _reaches_out(line)]

    return watched


def _reaches_out(call):
    family = re.search(r"sa_family=(\w+)", call)
    return family is not None and family[1] not in _LOCAL and not _TRIED.search(call)


def test_a_connection_would_be_seen(network_calls):
    connect = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    assert len(network_calls("-c", connect)) == 1


def test_window_training_and_export(network_calls, measured):
    """The self-test draws, explains, learns a hand, trains, saves, opens and exports."""
    measured("window, training, export: calls", len(network_calls(*PROGRAM, "--smoke")), "calls", 0)


def test_the_command_line(network_calls, measured, tmp_path):
    small = ("--preset", "tutorial5", "--samples", "100", "--epochs", "1")
    picture = tmp_path / "1.png"
    pixels = np.full((60, 50), 255, np.uint8)
    pixels[10:50, 22:28] = 0
    picture.write_bytes(png_bytes(pixels))
    calls = network_calls(*PROGRAM, "predict", picture)
    calls += network_calls(*PROGRAM, "train", *small, "--out", tmp_path / "small")
    page = tmp_path / "page.html"
    calls += network_calls(*PROGRAM, "export", "--to", "html", tmp_path / "small.digitmodel", page)
    assert page.stat().st_size
    measured("predict, train, export of the command line: calls", len(calls), "calls", 0)


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_it_works_where_there_is_no_network_at_all():
    """In a network namespace of its own there is not even a loopback that is up."""
    alone = ["unshare", "--net", "--map-root-user"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("this system allows no network namespace")
    subprocess.run([*alone, sys.executable, *PROGRAM, "--smoke"], cwd=ROOT, check=True)
