"""Keeps an exception in an override of a Qt method, such as an event handler, where it happened.

WORKAROUND for PySide6 (seen with 6.11.3). Where Python code calls Qt, and Qt an override of ours,
PySide keeps what the override raises and raises it later, in whatever Python code comes next. On
the way it adds the override's name to the message; but Python 3.11 keeps an exception that was
raised by C code (`int(nan)`, `1 / 0`, an argument too many) as a bare string until Python code
catches it, PySide takes that string for an exception, and the process is gone. So every override
catches what it raises and hands it to `sys.excepthook`, as Qt's own calls of slots do.

Events of a pointer that is nowhere (drivers have sent NaN, and far more than a screen is wide) are
not handed on at all: no widget has to think of them. The canvas does, in `event`.

Importing this module guards the overrides of every class that is derived from a Qt class from then
on, pyqtgraph's too; so it comes before all of them.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from contextlib import suppress
from inspect import getattr_static
from types import FunctionType
from typing import Any, get_type_hints

from PySide6.QtGui import QSinglePointEvent
from shiboken6 import Shiboken

_QT_OBJECT: Any = Shiboken.Object  # what every class of Qt's is derived from
_HUGE = 1e6  # logical px; no screen is that large
_OF_A_POINTER = {
    "mousePressEvent",
    "mouseMoveEvent",
    "mouseReleaseEvent",
    "mouseDoubleClickEvent",
    "wheelEvent",
}


def _guard(cls: Any, /, **arguments: Any) -> None:
    super(_QT_OBJECT, cls).__init_subclass__(**arguments)
    mixins = [base for base in cls.__mro__ if not issubclass(base, _QT_OBJECT)]
    for owner in (cls, *mixins):
        for name, value in list(vars(owner).items()):
            is_used = isinstance(value, FunctionType) and getattr_static(cls, name) is value
            if is_used and _is_of_qt(cls, owner, name):
                setattr(cls, name, _guarded(value))


def _is_of_qt(cls: type, owner: type, name: str) -> bool:
    """Whether the owner's method overrides one in C++; what only Python calls does not."""
    if name.startswith("__"):
        return False
    bases = cls.__mro__[cls.__mro__.index(owner) + 1 :]
    first = next((vars(base)[name] for base in reversed(bases) if name in vars(base)), None)
    return callable(first) and not isinstance(first, FunctionType)


def _guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    is_of_pointer = method.__name__ in _OF_A_POINTER

    @functools.wraps(method)
    def guarded(*arguments: Any, **named: Any) -> Any:
        if is_of_pointer and _is_nowhere(arguments[-1]):
            return None
        try:
            return method(*arguments, **named)
        except Exception:  # noqa: BLE001 - reported by whoever has set the hook
            sys.excepthook(*sys.exc_info())
            return _nothing(method)

    return guarded


def _is_nowhere(event: object) -> bool:
    if not isinstance(event, QSinglePointEvent):  # pyqtgraph's scene has events of its own
        return False
    place = event.position()
    return not (abs(place.x()) < _HUGE and abs(place.y()) < _HUGE)  # NaN is not


def _nothing(method: Callable[..., Any]) -> Any:
    """The empty value of what a method returns: False for bool, no size for QSize."""
    with suppress(Exception):
        return get_type_hints(method)["return"]()
    return None


_QT_OBJECT.__init_subclass__ = classmethod(_guard)
