"""The settings that the window remembers, in an ini file; broken values count as not set."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from mnist_desktop.problem import SavingError
from mnist_desktop.recognition.drawing import DEFAULT_BRUSH
from mnist_desktop.stored_paths import StoredPaths
from mnist_desktop.window.languages import languages
from mnist_desktop.window.theme import Theme

MAX_RECENT = 8
_MAX_WRITERS = 1000


class WindowSettings:
    """Checked reading and writing of the settings file.

    Args:
        path: the ini file; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        self._settings.allKeys()  # Qt parses lazily, and `is_broken` is read at the start
        self._paths = StoredPaths(path.parent)

    @property
    def is_broken(self) -> bool:
        """Whether the file exists but is not a settings file."""
        return self._settings.status() == QSettings.Status.FormatError

    def save(self) -> None:
        """Writes the file; raises SavingError where that is impossible."""
        self._settings.sync()
        if self._settings.status() == QSettings.Status.AccessError:
            path = Path(self._settings.fileName())
            raise SavingError("folder_not_writable", folder=path.parent)

    def clear(self) -> None:
        """Clears everything, also what Qt keeps in memory for the next reader of the file."""
        self._settings.clear()
        self.save()  # else Qt does it later, to a file that may be another by then

    @property
    def language(self) -> str | None:
        """The code of the language chosen, or None."""
        value = self._text("language")
        return value if value in languages() else None

    @language.setter
    def language(self, code: str) -> None:
        self._settings.setValue("language", code)

    @property
    def theme(self) -> Theme:
        """Light, dark or as the system has it."""
        value = self._text("theme")
        return Theme(value) if value in {*Theme} else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._settings.setValue("theme", str(theme))

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
        self._settings.setValue("brush", str(width))

    @property
    def model(self) -> Path | None:
        """The file of the model in use; None for the built-in one."""
        return self._paths.path(self._text("model"))

    @model.setter
    def model(self, path: Path | None) -> None:
        self._settings.setValue("model", "" if path is None else self._paths.text(path))

    @property
    def recent_files(self) -> list[Path]:
        """Files opened last, newest first."""
        value = self._settings.value("recent")
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list):
            return []
        paths = [self._paths.path(text) for text in texts if isinstance(text, str)]
        return [path for path in paths if path is not None][:MAX_RECENT]

    def add_recent_file(self, path: Path) -> None:
        """Puts a file first in the recent ones."""
        others = [other for other in self.recent_files if other != path]
        recent = [self._paths.text(one) for one in [path, *others][:MAX_RECENT]]
        self._settings.setValue("recent", recent)

    @property
    def tab(self) -> str:
        """The name of the tab of the third column that was open; empty for the first."""
        return self._text("tab")

    @tab.setter
    def tab(self, name: str) -> None:
        self._settings.setValue("tab", name)

    @property
    def writer_order(self) -> list[int]:
        """The numbers of several writers, in the order in which they were put."""
        texts = self._text("writer_order").split()
        return [int(text) for text in texts if text.isascii() and text.isdigit()][:_MAX_WRITERS]

    @writer_order.setter
    def writer_order(self, numbers: Sequence[int]) -> None:
        self._settings.setValue("writer_order", " ".join(map(str, numbers)))

    @property
    def has_seen_inside(self) -> bool:
        """Whether the hint of the tab *Inside* was closed."""
        return self._text("inside") == "seen"

    @has_seen_inside.setter
    def has_seen_inside(self, has_seen: bool) -> None:
        self._settings.setValue("inside", "seen" if has_seen else "")

    @property
    def is_why_open(self) -> bool:
        """Whether *Why?* was on."""
        return self._text("why") == "open"

    @is_why_open.setter
    def is_why_open(self, is_open: bool) -> None:
        self._settings.setValue("why", "open" if is_open else "")

    @property
    def reads_numbers(self) -> bool:
        """Whether several digits on the paper are read, or one."""
        return self._text("reading") != "one digit"

    @reads_numbers.setter
    def reads_numbers(self, reads_numbers: bool) -> None:
        self._settings.setValue("reading", "numbers" if reads_numbers else "one digit")

    @property
    def bets_first(self) -> bool:
        """Whether a bet is asked for before a run."""
        return self._text("bet") == "first"

    @bets_first.setter
    def bets_first(self, is_on: bool) -> None:
        self._settings.setValue("bet", "first" if is_on else "")

    @property
    def has_seen_first_steps(self) -> bool:
        """Whether the first-run bubbles were read or closed."""
        return self._text("first_steps") == "seen"

    @has_seen_first_steps.setter
    def has_seen_first_steps(self, has_seen: bool) -> None:
        self._settings.setValue("first_steps", "seen" if has_seen else "")

    def number(self, name: str) -> float | None:
        """A number that was measured; None if there is none."""
        try:
            value = float(self._text(name))
        except ValueError:
            return None
        return value if math.isfinite(value) else None

    def set_number(self, name: str, value: float) -> None:
        """Remembers a number."""
        self._settings.setValue(name, f"{value:.6g}")

    def bytes_of(self, name: str) -> QByteArray:
        """A widget's own saved state; empty if there is none."""
        value = self._settings.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, name: str, value: QByteArray) -> None:
        """Remembers a widget's own state."""
        self._settings.setValue(f"window/{name}", value)

    def _text(self, name: str) -> str:
        value = self._settings.value(name)
        return value if isinstance(value, str) else ""
