"""The settings that the window remembers, in an ini file; broken values count as not set."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal

from mnist_desktop.recognition.drawing import DEFAULT_BRUSH
from mnist_desktop.stored_paths import StoredPaths
from mnist_desktop.window.languages import languages
from mnist_desktop.window.settings_file import SettingsFile, Value
from mnist_desktop.window.theme import Theme

MAX_RECENT = 8
_MAX_WRITERS = 1000
_NUMBER = re.compile(r"[0-9]{1,18}")


class WindowSettings(QObject):
    """Checked reading and writing of the settings file.

    Args:
        path: the ini file; it need not exist.
    """

    changed = Signal()  # a value; `save` is due

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = SettingsFile(path)
        self._paths = StoredPaths(path.parent)

    @property
    def is_broken(self) -> bool:
        """Whether the file exists but is not a settings file."""
        return self._file.is_broken

    def save(self) -> None:
        """Writes what has changed, from any thread; SavingError where that is impossible."""
        self._file.save()

    def clear(self) -> None:
        """Clears everything; the file is left without a value."""
        self._file.values.clear()
        self.save()

    @property
    def language(self) -> str | None:
        """The code of the language chosen, or None."""
        value = self._text("language")
        return value if value in languages() else None

    @language.setter
    def language(self, code: str) -> None:
        self._set("language", code)

    @property
    def theme(self) -> Theme:
        """Light, dark or as the system has it."""
        value = self._text("theme")
        return Theme(value) if value in {*Theme} else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._set("theme", str(theme))

    @property
    def brush(self) -> float:
        """The width of the pen in ink units."""
        try:
            value = float(self._text("brush"))
        except ValueError:
            return DEFAULT_BRUSH
        return value if 1 <= value <= 400 else DEFAULT_BRUSH

    @brush.setter
    def brush(self, width: float) -> None:
        self._set("brush", str(width))

    @property
    def model(self) -> Path | None:
        """The file of the model in use; None for the built-in one."""
        return self._paths.path(self._text("model"))

    @model.setter
    def model(self, path: Path | None) -> None:
        self._set("model", "" if path is None else self._paths.text(path))

    @property
    def recent_files(self) -> list[Path]:
        """Files opened last, newest first."""
        value = self._file.values.get("recent")
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list):
            return []
        paths = [self._paths.path(text) for text in texts]
        return [path for path in paths if path is not None][:MAX_RECENT]

    def add_recent_file(self, path: Path) -> None:
        """Puts a file first in the recent ones."""
        others = [other for other in self.recent_files if other != path]
        recent = [self._paths.text(one) for one in [path, *others][:MAX_RECENT]]
        self._set("recent", recent)

    @property
    def tab(self) -> str:
        """The name of the tab of the third column that was open; empty for the first."""
        return self._text("tab")

    @tab.setter
    def tab(self, name: str) -> None:
        self._set("tab", name)

    @property
    def writer_order(self) -> list[int]:
        """The numbers of several writers, in the order in which they were put."""
        texts = self._text("writer_order").split()
        return [int(text) for text in texts if _NUMBER.fullmatch(text)][:_MAX_WRITERS]

    @writer_order.setter
    def writer_order(self, numbers: Sequence[int]) -> None:
        self._set("writer_order", " ".join(map(str, numbers)))

    @property
    def lesson_progress(self) -> str:
        """What came of lessons, as `KeptProgress` writes it; empty if nothing."""
        return self._text("lesson_progress")

    @lesson_progress.setter
    def lesson_progress(self, written: str) -> None:
        self._set("lesson_progress", written)

    @property
    def has_seen_inside(self) -> bool:
        """Whether the hint of the tab *Inside* was closed."""
        return self._text("inside") == "seen"

    @has_seen_inside.setter
    def has_seen_inside(self, has_seen: bool) -> None:
        self._set("inside", "seen" if has_seen else "")

    @property
    def is_why_open(self) -> bool:
        """Whether *Why?* was on."""
        return self._text("why") == "open"

    @is_why_open.setter
    def is_why_open(self, is_open: bool) -> None:
        self._set("why", "open" if is_open else "")

    @property
    def reads_numbers(self) -> bool:
        """Whether several digits on the paper are read, or one."""
        return self._text("reading") != "one digit"

    @reads_numbers.setter
    def reads_numbers(self, reads_numbers: bool) -> None:
        self._set("reading", "numbers" if reads_numbers else "one digit")

    @property
    def bets_first(self) -> bool:
        """Whether a bet is asked for before a run."""
        return self._text("bet") == "first"

    @bets_first.setter
    def bets_first(self, is_on: bool) -> None:
        self._set("bet", "first" if is_on else "")

    @property
    def has_seen_first_steps(self) -> bool:
        """Whether the first-run bubbles were read or closed."""
        return self._text("first_steps") == "seen"

    @has_seen_first_steps.setter
    def has_seen_first_steps(self, has_seen: bool) -> None:
        self._set("first_steps", "seen" if has_seen else "")

    def number(self, name: str) -> float | None:
        """A number that was measured; None if there is none."""
        try:
            value = float(self._text(name))
        except ValueError:
            return None
        return value if math.isfinite(value) else None

    def set_number(self, name: str, value: float) -> None:
        """Remembers a number."""
        self._set(name, f"{value:.6g}")

    def bytes_of(self, name: str) -> QByteArray:
        """A widget's own saved state; empty if there is none."""
        value = self._file.values.get(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, name: str, value: QByteArray) -> None:
        """Remembers a widget's own state."""
        self._set(f"window/{name}", value)

    def _text(self, name: str) -> str:
        value = self._file.values.get(name)
        return value if isinstance(value, str) else ""

    def _set(self, name: str, value: Value) -> None:
        if self._file.values.get(name) != value:
            self._file.values[name] = value
            self.changed.emit()
