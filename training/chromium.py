"""Headless Chromium, driven through a pipe by the DevTools protocol: it judges our HTML page."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_LINE = 60.0  # s that an answer may take
_FLAGS = (
    "--headless=new",
    "--no-sandbox",  # it does not start as root otherwise; our own page is all that it opens
    "--no-first-run",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--hide-scrollbars",
    "--lang=en",
    "--remote-debugging-pipe",
)


def chromium() -> str | None:
    """The program, or None if there is none, or on Windows, whose pipes have no numbers."""
    if os.name == "nt":
        return None
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Tab:
    """One page of the browser, with real input events."""

    def __init__(self, program: str, profile: Path) -> None:
        import fcntl

        given, self._to = os.pipe()
        self._from, answering = os.pipe()

        def as_it_expects() -> None:
            high = [fcntl.fcntl(one, fcntl.F_DUPFD, 64) for one in (given, answering)]
            for number, one in zip((3, 4), high, strict=True):
                os.dup2(one, number)

        self._process = subprocess.Popen(
            [program, *_FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(3, 4),
            preexec_fn=as_it_expects,  # Chromium reads 3 and writes 4
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(given)
        os.close(answering)
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, *, is_awaited: bool = True, **parameters: Any) -> dict[str, Any]:
        """Sends a command and returns its result, or nothing if it is not awaited.

        Events, and the results of what was not awaited, go to `events`.
        """
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._to, data) :]
        while is_awaited:
            answer = self._message()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)
        return {}

    def _message(self) -> dict[str, Any]:
        end = time.monotonic() + _LINE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._from], [], [], max(end - time.monotonic(), 0))
            assert ready, "the browser does not answer"
            part = os.read(self._from, 1 << 20)
            assert part, "the browser has ended"
            self._rest += part
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def run(self, expression: str) -> Any:
        """What an expression of the page gives, awaited, as JSON."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def open(self, path: Path) -> None:
        """Opens a file as from a stick."""
        self.call("Page.navigate", url=path.as_uri())
        self.until("document.readyState === 'complete'")

    def until(self, condition: str, seconds: float = 20) -> None:
        """Waits until a condition of the page holds."""
        frames = f"(async () => {{ const end = performance.now() + {1000 * seconds};"
        frames += f" while (!({condition})) {{ if (performance.now() > end) return false;"
        frames += " await new Promise(requestAnimationFrame); } return true; })()"
        assert self.run(frames), condition

    def size(self, width: int, height: int, *, scale: float = 1, is_mobile: bool = False) -> None:
        """Sets the size of the window."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=is_mobile,
        )

    def picture(self, path: Path, *, is_whole: bool = False) -> None:
        """Saves a screenshot."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=is_whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def click(self, selector: str) -> None:
        """Clicks into the middle of an element."""
        x, y = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
            " return [b.left + b.width / 2, b.top + b.height / 2]; })()"
        )
        self.mouse("mousePressed", x, y)
        self.mouse("mouseReleased", x, y)

    def mouse(self, kind: str, x: float, y: float, **more: Any) -> None:
        """One event of the mouse, or with `pointerType="pen"` of a pen."""
        is_down = kind != "mouseReleased"
        values = {"button": "left", "buttons": int(is_down), "clickCount": 1, **more}
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **values)

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """One event of fingers."""
        fingers = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        self.call("Input.dispatchTouchEvent", type=kind, touchPoints=fingers)

    def key(self, key: str, code: int, modifiers: int = 0) -> None:
        """A key pressed and released; modifiers 2 is Ctrl, 8 Shift."""
        values: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        values["text"] = key if len(key) == 1 and not modifiers else ""
        self.call("Input.dispatchKeyEvent", type="keyDown", **values)
        self.call("Input.dispatchKeyEvent", type="keyUp", **{**values, "text": ""})

    def errors(self) -> list[str]:
        """What the page has complained of since it was opened."""
        self.run("0")  # so that its events are there
        kinds = ("Runtime.exceptionThrown", "Log.entryAdded")
        return [str(one["params"]) for one in self.events if one.get("method") in kinds]

    def requests(self) -> list[str]:
        """The addresses that the page has asked for."""
        return [
            one["params"]["request"]["url"]
            for one in self.events
            if one.get("method") == "Network.requestWillBeSent"
        ]

    def close(self) -> None:
        """Ends the browser."""
        with contextlib.suppress(BrokenPipeError):
            os.write(self._to, b'{"id":0,"method":"Browser.close"}\0')
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._to)
        os.close(self._from)


@contextlib.contextmanager
def opened(profile: Path) -> Iterator[Tab]:
    """A tab of a browser that ends with the block."""
    program = chromium()
    assert program is not None
    tab = Tab(program, profile)
    try:
        yield tab
    finally:
        tab.close()
