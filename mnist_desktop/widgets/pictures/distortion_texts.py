"""What distortions and their strengths are called."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mnist_desktop.insight.distortions import DistortionKind

_MINUS = "\N{MINUS SIGN}"


class DistortionTexts(QObject):
    """Names in the current language."""

    def name(self, kind: DistortionKind) -> str:
        """What is done, for a list."""
        names = {
            DistortionKind.TURN: self.tr("Turning"),
            DistortionKind.NOISE: self.tr("Noise"),
            DistortionKind.SHIFT: self.tr("Shifting"),
            DistortionKind.ZOOM: self.tr("Zoom"),
            DistortionKind.BLUR: self.tr("Blur"),
            DistortionKind.THICKNESS: self.tr("Thickness"),
            DistortionKind.INVERSION: self.tr("Inversion"),
        }
        return names[kind]

    def level(self, kind: DistortionKind, level: float) -> str:
        """A strength, short, for an axis."""
        sign = _MINUS if level < 0 else ""
        if kind is DistortionKind.TURN:
            return f"{sign}{abs(level):g}°"
        if kind in (DistortionKind.NOISE, DistortionKind.INVERSION, DistortionKind.ZOOM):
            return f"{100 * level:.0f} %"
        return f"{sign}{abs(level):g}"

    def done(self, kind: DistortionKind, level: float, neutral: float) -> str:
        """What was done to the images, as the beginning of a sentence."""
        if level == neutral:
            return self.tr("As they are")
        amount = f"{abs(level):g}"
        if kind is DistortionKind.TURN:
            text = (
                self.tr("Turned by {n}° to the right")
                if level > 0
                else self.tr("Turned by {n}° to the left")
            )
            return text.format(n=amount)
        if kind is DistortionKind.THICKNESS:
            text = (
                self.tr("Lines {n} px thicker all round")
                if level > 0
                else self.tr("Lines {n} px thinner all round")
            )
            return text.format(n=amount)
        texts = {
            DistortionKind.NOISE: self.tr("With noise of {percent} % of full brightness"),
            DistortionKind.SHIFT: self.tr("Moved by {n} px, each image in a direction of its own"),
            DistortionKind.ZOOM: self.tr("At {percent} % of their size"),
            DistortionKind.BLUR: self.tr("Blurred by {n} px"),
            DistortionKind.INVERSION: self.tr("{percent} % of the way to the negative"),
        }
        return texts[kind].format(n=amount, percent=f"{100 * level:.0f}")
