"""A small ink corpus for tests: sevens, ones and zeros of some writers."""

import numpy as np

SHAPES = {
    0: np.stack([np.cos(a := np.linspace(0, 6.28, 30)), np.sin(a)], axis=1) * 100,
    1: np.array([[0.0, 0.0], [5.0, 100.0], [0.0, 200.0]]),
    7: np.array([[0.0, 0.0], [100.0, 0.0], [60.0, 100.0], [40.0, 200.0]]),
}
WRITERS = ("imp/i0", "apb/x/a1", "syn/s1", "ibm/r1")


def write_corpus(path, count=24):
    """Write `count` digits in turn, by writers in turn."""
    labels = np.array([list(SHAPES)[i % len(SHAPES)] for i in range(count)], np.uint8)
    strokes = [SHAPES[label] + i for i, label in enumerate(labels)]
    np.savez(
        path,
        points=np.concatenate(strokes).astype(np.float32),
        stroke_start=np.cumsum([0] + [len(stroke) for stroke in strokes[:-1]]),
        sample_start=np.arange(count),
        labels=labels,
        writers=np.array([WRITERS[i // 3 % len(WRITERS)] for i in range(count)]),
    )
    return path
