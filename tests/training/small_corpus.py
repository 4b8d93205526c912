"""A small ink corpus for tests: every digit by people of every fold, and some letters."""

import numpy as np

from training.drawings.invented_digits import invented

WRITERS = ("ibm/r1", "syn/s1", "gmd/k1", "apb/x/a1", "imp/i0", "uci/tra", "ced/c0")
LETTERS = ("A", "T", "x")


def write_corpus(path, count=140, labels=tuple(range(10))):
    """Write `count` drawings, the labels in turn, each round by the next writer."""
    generator = np.random.default_rng(0)
    chosen = [labels[index % len(labels)] for index in range(count)]
    drawings = [invented(index % 10, generator) for index in range(count)]
    strokes = [stroke for drawing in drawings for stroke in drawing]
    starts = np.cumsum([0] + [len(drawing) for drawing in drawings[:-1]])
    np.savez(
        path,
        points=np.concatenate(strokes).astype(np.float32) * 100,
        stroke_start=np.cumsum([0] + [len(stroke) for stroke in strokes[:-1]]),
        sample_start=starts,
        labels=np.array(chosen, np.uint8 if isinstance(labels[0], int) else "<U1"),
        writers=np.array([WRITERS[i // len(labels) % len(WRITERS)] for i in range(count)]),
    )
    return path


def write_letters(path, count=42):
    """Drawings that are called letters."""
    return write_corpus(path, count, LETTERS)
