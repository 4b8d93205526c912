"""Object names: what tests, style and screen readers find a widget by."""

from typing import TypeVar

from PySide6.QtCore import QObject

Named = TypeVar("Named", bound=QObject)


def named(name: str, thing: Named) -> Named:
    """The thing, with its object name set."""
    thing.setObjectName(name)
    return thing
