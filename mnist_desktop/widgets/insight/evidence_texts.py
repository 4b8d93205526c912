"""Evidence in words: which part of a drawing speaks most for a digit, and which most against it."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject

from mnist_desktop.insight.evidence import Evidence
from mnist_desktop.insight.ink_features import place_of
from mnist_desktop.insight.ink_pieces import InkPiece
from mnist_desktop.messages import CONTEXT
from mnist_desktop.messages.insight import PLACES
from mnist_desktop.widgets.insight.evidence_marks import strengths


class EvidenceTexts(QObject):
    """Texts in the current language."""

    def strongest(self, evidence: Evidence[Any], digit: int, name: str) -> str:
        """The strongest part on either side, in a sentence or two; says so where all are weak."""
        weights = strengths(evidence.weights(digit))
        texts = []
        for text, sign in (
            (self.tr("Strongest for {name}: {part}."), 1),
            (self.tr("Strongest against: {part}."), -1),
        ):
            place = int(np.argmax(sign * weights))
            if sign * weights[place] > 0:
                part = self._part(evidence, evidence.parts[place])
                texts.append(text.format(part=part, name=name))
        return " ".join(texts) or self.tr("No part matters much by itself.")

    def _part(self, evidence: Evidence[Any], part: Any) -> str:
        if isinstance(part, InkPiece):
            return self._piece(evidence, part)
        x, y, width, height = part
        boxes = np.array(evidence.parts)
        low, high = boxes[:, :2].min(axis=0), (boxes[:, :2] + boxes[:, 2:]).max(axis=0)
        middle = np.array([x + width / 2, y + height / 2])
        unit = (middle - (low + high) / 2) / max(float((high - low).max()), 1.0)
        place = QCoreApplication.translate(CONTEXT, PLACES[place_of(unit[np.newaxis])])
        return self.tr("the part {place}").format(place=place)

    def _piece(self, evidence: Evidence[Any], piece: InkPiece) -> str:
        """Which third of its stroke the piece is in; its pieces are of equal length."""
        own = [one for one in evidence.parts if one.stroke == piece.stroke]
        third = int(3 * (own.index(piece) + 0.5) / len(own))
        text = (
            self.tr("the beginning of stroke {number}"),
            self.tr("the middle of stroke {number}"),
            self.tr("the end of stroke {number}"),
        )[third if len(own) > 2 else 1]
        return text.format(number=piece.stroke + 1)
