"""Starts the program: the window from `create_window` to its end, crash reports, the self-test."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mnist_desktop.app.startup import create_window

__all__ = ["create_window"]


def __getattr__(name: str) -> Any:
    """Imports `create_window`, and with it Qt, when it is first asked for."""
    if name == "create_window":
        from mnist_desktop.app.startup import create_window

        return create_window
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
