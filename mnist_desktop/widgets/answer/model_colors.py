"""What stands for each model that may answer: a sign and a colour, which mean nothing else.

The highlight colour is the winner, the focus and what is chosen; the blue and the orange of the
charts are training and validation.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QColor, QPalette

_NEW = "#12935a"  # 3.6 : 1 on the light window, 4.3 : 1 on the dark one


class ModelOrigin(StrEnum):
    """Who answers; the value is the sign before the name."""

    BUILT_IN = "●"
    OWN = "◆"
    IN_TRAINING = "▲"


def color_of(answerer: ModelOrigin, palette: QPalette) -> QColor:
    """Green for the new network, the text's own for the model in use."""
    if answerer == ModelOrigin.IN_TRAINING:
        return QColor(_NEW)
    return palette.color(QPalette.ColorRole.WindowText)
