"""Widgets with texts of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object


class Translated(_Base):
    """Mixin, named before the Qt class, that updates all texts after a language change.

    Qt sends the event to a widget before its children, so that each updates its own texts only.
    """

    def _set_texts(self) -> None:
        """Sets every text in the current language; the constructor calls it too."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Updates all texts after a language change."""
        self._set_texts()

    def changeEvent(self, event: QEvent) -> None:
        """Reacts to a language change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
