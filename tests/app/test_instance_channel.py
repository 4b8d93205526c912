"""A second start reaches the window that is open, and nobody can hold either of them up."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from mnist_desktop.app import instance_channel
from mnist_desktop.app.instance_channel import (
    MAX_BYTES,
    InstanceChannel,
    Request,
    channel_name,
    hand_over,
)

CALL = """
import sys
from pathlib import Path
from mnist_desktop.app import instance_channel
from mnist_desktop.app.instance_channel import Request, hand_over
instance_channel.PATIENCE = 60
data, *paths = map(Path, sys.argv[1:])
print(hand_over(Request.of(*paths, *[None] * (2 - len(paths))), data))
"""


@pytest.fixture
def data(tmp_path):
    return tmp_path / "kept"


@pytest.fixture(autouse=True)
def _patience(monkeypatch):
    """A busy machine is not what is tested."""
    monkeypatch.setattr(instance_channel, "PATIENCE", 60)


@pytest.fixture
def channel(qapp, data):
    channel = InstanceChannel(data)
    yield channel
    channel.close()


@pytest.fixture
def call(data):
    """Starts a process that hands over paths; it prints whether they were taken."""
    processes = []

    def start(*paths, **options):
        command = [sys.executable, "-c", CALL, str(data), *map(str, paths)]
        root = Path(instance_channel.__file__).parents[2]
        options.setdefault("env", os.environ | {"PYTHONPATH": str(root)})
        processes.append(
            subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", **options)
        )
        return processes[-1]

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def test_a_second_start_is_heard_with_absolute_paths(channel, call, tmp_path, qtbot):
    with qtbot.waitSignal(channel.requested, timeout=60_000) as requested:
        process = call("七.png", tmp_path / "m.digitmodel", cwd=tmp_path)
    assert requested.args == [Request(tmp_path / "七.png", tmp_path / "m.digitmodel")]
    assert process.communicate(timeout=200)[0] == "True\n"


def test_one_without_a_file_only_asks_to_be_seen(channel, call, qtbot):
    with qtbot.waitSignal(channel.requested, timeout=60_000) as requested:
        process = call()
    assert requested.args == [Request()]
    assert process.communicate(timeout=200)[0] == "True\n"


def test_nobody_there(qapp, data):
    assert not hand_over(Request(), data)


def test_a_window_that_hangs_is_given_up(channel, data, monkeypatch):
    monkeypatch.setattr(instance_channel, "PATIENCE", 0.05)
    assert not hand_over(Request(), data)  # this very process would have to answer


@pytest.mark.skipif(os.name != "posix", reason="a pipe of Windows goes with its process")
def test_what_a_kill_has_left_is_no_obstacle(qapp, data, call, qtbot):
    left = QLocalServer()
    left.listen(channel_name(data))  # its file is there, as after a kill
    channel = InstanceChannel(data)
    assert channel.is_open
    with qtbot.waitSignal(channel.requested, timeout=60_000):
        call()
    channel.close()


def test_the_name_is_of_user_and_folder_and_short(tmp_path):
    names = {channel_name(tmp_path / name) for name in ("a", "b", "长" * 80)}
    assert len(names) == 3
    assert channel_name(tmp_path / "a" / ".." / "b") in names
    assert max(map(len, names)) < 40  # macOS takes 104 bytes, 50 of which are its folder's


@pytest.mark.skipif(os.name != "posix", reason="files")
def test_only_this_user_can_reach_it(channel, data):
    socket = QLocalSocket()
    socket.connectToServer(channel_name(data))
    mode = Path(socket.fullServerName()).stat().st_mode
    assert mode & 0o077 == 0


class TestGarbage:
    @pytest.fixture
    def peer(self, channel, data):
        socket = QLocalSocket()
        socket.connectToServer(channel_name(data))
        assert socket.waitForConnected(5000)
        return socket

    @pytest.mark.parametrize(
        "line",
        [
            b"\n",
            b"GET / HTTP/1.1\r\n",
            b"\xff\xfe\n",
            b"null\n",
            b"[]\n",
            b"{}\n",
            b'{"file": null}\n',
            b'{"file": null, "model": null, "command": "x"}\n',
            b'{"file": 7, "model": null}\n',
            b'{"file": "relative.png", "model": null}\n',
            b'{"file": "/a\\u0000b", "model": null}\n',
            b'{"file": "/' + b"x" * 5000 + b'", "model": null}\n',
            b"[" * 60_000 + b"\n",
        ],
    )
    def test_is_dropped_and_the_next_one_heard(self, channel, peer, call, line, qtbot):
        requests = []
        channel.requested.connect(requests.append)
        with qtbot.waitSignal(peer.disconnected, timeout=60_000):
            peer.write(line)
        assert requests == []
        assert Request.from_line(line) is None

    def test_without_end_is_dropped(self, peer, qtbot):
        with qtbot.waitSignal(peer.disconnected, timeout=60_000):
            peer.write(b"x" * (MAX_BYTES + 1))

    def test_one_that_says_nothing_is_let_go(self, channel, data, monkeypatch, qtbot):
        monkeypatch.setattr(instance_channel, "PATIENCE", 0.01)
        socket = QLocalSocket()
        with qtbot.waitSignals([socket.connected, socket.disconnected], timeout=60_000):
            socket.connectToServer(channel_name(data))

    def test_many_that_say_nothing_keep_nobody_away(self, channel, data, call, monkeypatch, qtbot):
        monkeypatch.setattr(instance_channel, "PATIENCE", 0.01)
        peers = [QLocalSocket() for _ in range(20)]
        for peer in peers:
            peer.connectToServer(channel_name(data))
        unconnected = QLocalSocket.LocalSocketState.UnconnectedState
        qtbot.waitUntil(lambda: all(peer.state() is unconnected for peer in peers), timeout=60_000)
        monkeypatch.setattr(instance_channel, "PATIENCE", 60)
        with qtbot.waitSignal(channel.requested, timeout=60_000):
            call()


def test_a_request_there_and_back(tmp_path):
    for request in (
        Request(),
        Request(tmp_path / "a\nb.png"),
        Request(None, tmp_path / "七\udcff"),
    ):
        assert Request.from_line(request.to_line()) == request
        assert request.to_line().count(b"\n") == 1
