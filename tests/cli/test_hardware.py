import os
import sys

import pytest

from mnist_desktop.cli import doctor as hardware


@pytest.fixture(autouse=True)
def _no_driver(monkeypatch, tmp_path):
    monkeypatch.setattr(hardware, "_NVIDIA", tmp_path / "gpus")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))


def write_tool(folder, script):
    tool = folder / "nvidia-smi"
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


def test_the_processor_has_a_name():
    assert hardware.cpu_name()


def test_none_is_found_without_a_driver_or_a_tool():
    assert hardware.gpu_names() == []


def test_the_driver_names_its_gpus(tmp_path):
    for number in (0, 1):
        place = tmp_path / "gpus" / f"0000:0{number}:00.0"
        place.mkdir(parents=True)
        (place / "information").write_text(f"Model: \t\t NVIDIA RTX {number}\nIRQ: 5\n")
    assert hardware.gpu_names() == ["NVIDIA RTX 0", "NVIDIA RTX 1"]


@pytest.mark.skipif(os.name != "posix", reason="a shell script as the tool")
def test_the_tool_names_its_gpus(tmp_path):
    write_tool(tmp_path, 'echo "GPU 0: NVIDIA GeForce RTX 3080 (UUID: GPU-1-2)"; echo more')
    assert hardware.gpu_names() == ["NVIDIA GeForce RTX 3080"]


@pytest.mark.skipif(os.name != "posix", reason="a shell script as the tool")
@pytest.mark.parametrize("script", ["exit 9", "exec /bin/sleep 60", 'echo "no devices"'])
def test_a_tool_that_fails_or_hangs_finds_none(tmp_path, monkeypatch, script):
    monkeypatch.setattr(hardware, "_PATIENCE", 0.2)
    write_tool(tmp_path, script)
    assert hardware.gpu_names() == []


@pytest.mark.parametrize(("machine", "names"), [("arm64", ["Apple GPU (Metal)"]), ("x86_64", [])])
def test_macs_have_metal_on_their_own_chips(monkeypatch, machine, names):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert hardware.gpu_names() == names
