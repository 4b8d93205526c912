"""Keeps an exception in an override of a Qt method from ending the process (Python 3.11).

WORKAROUND for PySide6 (seen with 6.11.3): where Python code calls Qt, and Qt an override of ours
(an event handler, `sizeHint`, `undo`), PySide adds the override's name to the message of an
exception that passes. Python 3.11 keeps one that was raised by C code, such as `int(nan)`, `1 / 0`
or an argument too many, as a bare string until Python code catches it; PySide takes that string for
an exception, and the process is gone. Caught once in Python it is a proper exception, so every
override catches and raises it again. Python 3.12 has no bare strings any more.

Importing this module guards the overrides of every class that is derived from a Qt class from then
on, pyqtgraph's too; so it comes before all of them.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

_QT_OBJECT: Any = Shiboken.Object  # what every class of Qt's is derived from


def _guard(cls: Any, /, **arguments: Any) -> None:
    super(_QT_OBJECT, cls).__init_subclass__(**arguments)
    for name, value in list(vars(cls).items()):
        if isinstance(value, FunctionType) and _is_of_qt(cls, name):
            setattr(cls, name, _raising_again(value))


def _is_of_qt(cls: type, name: str) -> bool:
    """Whether a base has a method of this name that is C++; what is Python's own is none."""
    if name.startswith("__"):
        return False
    found = next((vars(base)[name] for base in cls.__mro__[1:] if name in vars(base)), None)
    return callable(found) and (
        not isinstance(found, FunctionType) or hasattr(found, "__wrapped__")
    )


def _raising_again(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def guarded(*arguments: Any, **named: Any) -> Any:
        try:
            return method(*arguments, **named)
        except BaseException:  # catching it is what is needed
            raise

    return guarded


if sys.version_info < (3, 12):
    _QT_OBJECT.__init_subclass__ = classmethod(_guard)
