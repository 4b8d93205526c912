"""The figures of an evaluation as a table for the terminal and as a page."""

import base64
import html
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STYLE = """
body { font: 15px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222 }
table { border-collapse: collapse; width: 100% } td { padding: 2px 8px }
tr:nth-child(odd) { background: #f4f4f4 } td.bar { width: 40% }
.bar div { background: #0072B2; height: 10px } figure { display: inline-block; margin: 4px }
figcaption { font-size: 12px; text-align: center } svg { width: 100%; height: auto }
img { image-rendering: pixelated }
"""
MIN_SHOWN = 0.9
"""Bars of accuracies begin here, so that differences are visible."""


@dataclass(frozen=True, eq=False)
class Mistake:
    """A misread digit, (28, 28) uint8, ink = 255, and the answer to it."""

    image: NDArray[np.uint8]
    label: int
    read: int
    confidence: float
    fold: str


def table(figures: Mapping[str, object]) -> list[str]:
    """A line per figure, indented by its depth."""
    return [f"{'  ' * depth}{name:34} {text}".rstrip() for depth, name, text, _ in _rows(figures)]


def html_report(figures: Mapping[str, object], plots: str, mistakes: Sequence[Mistake]) -> str:
    """An HTML page with a bar for every accuracy, plots (SVG) and pictures of mistakes."""
    rows = []
    for depth, name, text, share in _rows(figures):
        bar = ""
        if share is not None:
            width = 100 * max(0.0, share - MIN_SHOWN) / (1 - MIN_SHOWN)
            bar = f'<div style="width:{width:.1f}%"></div>'
        label = f'<td style="padding-left:{1 + 1.5 * depth}em">{html.escape(name)}</td>'
        rows.append(f'<tr>{label}<td>{html.escape(text)}</td><td class="bar">{bar}</td></tr>')
    pictures = "".join(_figure(mistake) for mistake in mistakes)
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Evaluation</title>'
        f"<style>{STYLE}</style><h1>Evaluation</h1>"
        f"<p>Bars run from {MIN_SHOWN:.0%} to 100 %.</p><table>{''.join(rows)}</table>"
        f"<h2>Pen digits</h2>{plots}"
        f"<h2>The surest mistakes on pen digits</h2>{pictures}</html>"
    )


def _rows(
    figures: Mapping[str, object], depth: int = 0
) -> Iterator[tuple[int, str, str, float | None]]:
    """Depth, name and text of each figure, and its accuracy if it has one."""
    for name, value in figures.items():
        if not isinstance(value, Mapping):
            yield depth, name, _text(value), None
        elif "accuracy" in value:
            yield depth, name, _counted(value), float(value["accuracy"])
        else:
            yield depth, name, "", None
            yield from _rows(value, depth + 1)


def _counted(scores: Mapping[str, object]) -> str:
    """Scores in one line, the accuracy first."""
    parts = [f"{scores['accuracy']:7.2%}"]
    for name, value in scores.items():
        if name == "interval" and isinstance(value, list):
            parts.append(f"({value[0]:.2%} to {value[1]:.2%})")
        elif name != "accuracy":
            parts.append(f"{name} {_text(value)}")
    return "  ".join(parts)


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_text(one) for one in value) or "none"
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def _figure(mistake: Mistake) -> str:
    from PIL import Image

    stream = io.BytesIO()
    Image.fromarray(255 - mistake.image).save(stream, "PNG")
    data = base64.b64encode(stream.getvalue()).decode()
    caption = f"{mistake.label} read as {mistake.read}, {mistake.confidence:.0%}, {mistake.fold}"
    return (
        f'<figure><img width="84" height="84" alt="{caption}" src="data:image/png;base64,{data}">'
        f"<figcaption>{caption}</figcaption></figure>"
    )
