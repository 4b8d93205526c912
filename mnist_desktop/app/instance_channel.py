"""The channel by which a second start asks the open window to open a file and come to the front.

A local socket that this user alone can reach, one per data folder. One line of JSON goes over it,
 `{"file": PATH or null, "model": PATH or null}`, and one word comes back. Both sides give up
after `PATIENCE` and read no more than `MAX_BYTES`, so that neither can be held up or filled by
the other, or by anything else that connects.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from mnist_desktop.json_records import json_object, optional, record

PATIENCE = 5.0  # s; a window that imports TensorFlow or is swapped out may take some
MAX_BYTES = 64 * 1024
_MAX_PATH = 4096  # characters, as Linux and macOS have it; Windows takes fewer from most programs
_MAX_CALLERS = 4  # at a time
_ANSWER = b"opened\n"


@dataclass(frozen=True)
class Request:
    """The command line of a start of the program; absolute paths.

    Attributes:
        file: a picture, a drawing, a model or a lesson to open.
        model: the model to answer with this time.
    """

    file: Path | None = None
    model: Path | None = None

    @classmethod
    def of(cls, file: Path | None, model: Path | None) -> Request:
        """Makes the paths absolute, from the caller's current folder."""
        return cls(file and file.absolute(), model and model.absolute())

    def to_line(self) -> bytes:
        """The line that is sent."""
        paths = {"file": self.file, "model": self.model}
        return (
            json.dumps({name: path and str(path) for name, path in paths.items()}).encode() + b"\n"
        )

    @classmethod
    def from_line(cls, line: bytes) -> Request | None:
        """Parses what `to_line` made; None for anything else."""
        try:
            return cls(**record(json_object(line), {"file": _PATH, "model": _PATH}))
        except ValueError:
            return None


class InstanceChannel(QObject):
    """Listens for second starts while the window is open.

    Args:
        data: the data folder of both starts.
    """

    requested = Signal(object)  # Request

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_MAX_CALLERS)
        self._callers: list[QLocalSocket] = []
        self._server.newConnection.connect(self._on_caller)
        name = channel_name(data)
        if not self._server.listen(name):  # what a kill has left; the lock says that it is nobody's
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def is_open(self) -> bool:
        """Whether it listens for second starts."""
        return self._server.isListening()

    def close(self) -> None:
        """Stops listening."""
        self._server.close()
        for caller in list(self._callers):
            caller.abort()

    def _on_caller(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            if len(self._callers) >= _MAX_CALLERS:
                caller.abort()
                caller.deleteLater()
                continue
            self._callers.append(caller)
            caller.setReadBufferSize(MAX_BYTES)
            caller.readyRead.connect(self._read)
            caller.disconnected.connect(self._drop)
            QTimer.singleShot(round(PATIENCE * 1000), caller, caller.abort)
            self._read_from(caller)  # it may have spoken already

    def _read(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._read_from(caller)

    def _read_from(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            if caller.bytesAvailable() >= MAX_BYTES:
                caller.abort()
            return
        request = Request.from_line(bytes(caller.readLine(MAX_BYTES).data()))
        if request is None:
            caller.abort()
            return
        caller.write(_ANSWER)
        caller.flush()  # it waits, and opening may take a moment
        caller.disconnectFromServer()
        self.requested.emit(request)

    def _drop(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket) and caller in self._callers:
            self._callers.remove(caller)
            caller.deleteLater()


def hand_over(request: Request, data: Path, process: int = 0) -> bool:
    """Asks the open window to open something; returns whether it will.

    Blocks for `PATIENCE` at the most.

    Args:
        request: what to open.
        data: the data folder of both starts.
        process: the number of the window's process; 0 if it is not known.
    """
    deadline = QDeadlineTimer(round(PATIENCE * 1000))
    socket = QLocalSocket()
    socket.connectToServer(channel_name(data))
    if not socket.waitForConnected(deadline.remainingTime()) or not _is_ours(socket):
        return False
    _let_come_forward(process)
    socket.write(request.to_line())
    answer = b""
    while not answer.endswith(b"\n") and len(answer) <= len(_ANSWER):
        if not socket.bytesAvailable() and not socket.waitForReadyRead(deadline.remainingTime()):
            break
        answer += bytes(socket.read(len(_ANSWER) + 1).data())
    socket.abort()
    return answer == _ANSWER


def channel_name(data: Path) -> str:
    """Unique to this user and folder; short, as Unix limits the whole path to some 100 bytes."""
    user = getpass.getuser() if sys.platform == "win32" else str(os.getuid())
    place = os.path.normcase(os.path.realpath(data))
    digest = hashlib.sha256(f"{user}\n{place}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"mnist-desktop-{digest[:16]}"


def _is_ours(socket: QLocalSocket) -> bool:
    """Whether it is not another user's, who might have made one of that name."""
    if sys.platform == "win32":
        return True  # the pipe's owner cannot be asked; only paths would be sent
    with suppress(OSError):
        return Path(socket.fullServerName()).stat().st_uid == os.getuid()
    return False


def _let_come_forward(process: int) -> None:
    """Windows lets a program come to the front only if the one in front says so."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1  # ASFW_ANY
        ctypes.windll.user32.AllowSetForegroundWindow(process or any_process)


def _absolute_path(value: object) -> Path:
    if not isinstance(value, str) or len(value) > _MAX_PATH or "\0" in value:
        raise ValueError("no path")
    path = Path(value)
    if not path.is_absolute():
        raise ValueError("not an absolute path")
    return path


_PATH = optional(_absolute_path)
