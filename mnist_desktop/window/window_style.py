"""How widgets are drawn: Qt's Fusion, the same on every system."""

from __future__ import annotations

from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget


class WindowStyle(QProxyStyle):
    """Fusion, with no icons on the buttons of dialogs.

    Some Linux desktops ask for them, and Qt takes them from the desktop's icon theme: black ones
    in a dark window. Windows and macOS never have them.

    Args:
        base: what draws; None for Fusion.
    """

    def __init__(self, base: QStyle | None = None) -> None:
        if base is None:
            super().__init__("Fusion")
        else:
            super().__init__(base)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  # as Qt calls it
    ) -> int:
        """What the style does; about the icons it is ours."""
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0
        return super().styleHint(hint, option, widget, returnData)
