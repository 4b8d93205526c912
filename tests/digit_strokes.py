"""Ten digits as a person writes them: strokes of (n, 2) points in [0, 1], y downwards."""

import numpy as np


def arc(middle, radii, start, end, points=24):
    """An arc from `start` to `end` degrees, clockwise on the paper from three o'clock."""
    angles = np.radians(np.linspace(start, end, points))
    return np.array(middle) + np.array(radii) * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def line(*corners, points=12):
    """Straight lines through the corners."""
    along = np.linspace(0, len(corners) - 1, points * (len(corners) - 1) + 1)
    columns = np.array(corners, dtype=float).T
    return np.stack([np.interp(along, np.arange(len(corners)), column) for column in columns], 1)


DIGITS = {
    0: [arc((0.5, 0.5), (0.3, 0.48), -80, 285)],
    1: [line((0.38, 0.2), (0.55, 0.02), (0.52, 1.0))],
    2: [
        np.concatenate([arc((0.45, 0.28), (0.3, 0.27), 190, 385), line((0.7, 0.42), (0.15, 0.96))]),
        line((0.15, 0.96), (0.85, 0.93)),
    ],
    3: [
        np.concatenate(
            [arc((0.42, 0.26), (0.33, 0.25), 200, 445), arc((0.42, 0.74), (0.38, 0.25), 270, 520)]
        )
    ],
    4: [line((0.35, 0.0), (0.12, 0.6), (0.85, 0.58)), line((0.62, 0.22), (0.58, 1.0))],
    5: [
        np.concatenate([line((0.25, 0.05), (0.2, 0.45)), arc((0.42, 0.7), (0.36, 0.28), 235, 510)]),
        line((0.25, 0.05), (0.8, 0.02)),
    ],
    6: [
        np.concatenate(
            [line((0.65, 0.0), (0.3, 0.4), (0.2, 0.7)), arc((0.48, 0.74), (0.28, 0.25), 180, 545)]
        )
    ],
    7: [line((0.15, 0.05), (0.82, 0.02), (0.4, 1.0)), line((0.3, 0.5), (0.72, 0.47))],
    8: [
        np.concatenate(
            [arc((0.5, 0.26), (0.26, 0.25), 60, -240), arc((0.5, 0.75), (0.32, 0.25), -60, 250)]
        )
    ],
    9: [
        np.concatenate([arc((0.45, 0.27), (0.3, 0.26), -20, -380), line((0.75, 0.2), (0.62, 1.0))])
    ],
}
