"""Files to drop on the window: good ones, and some that no program would write."""

import json
import os

from PIL import Image


def write_odd_files(folder, chance):
    """Writes them; returns their paths, and those of a folder and of a file that is not there."""
    folder.mkdir()
    points = [[[10 + 8 * i, 20 + i * i % 300, i / 100, 0.5] for i in range(40)]]
    huge = [[[100, 100, 1e308, 1e308], [200, 200, -1e308, -1e308]]]
    zigzag = [[[10 + 380 * (i % 2), 200 + i % 50] for i in range(20_000)]]
    drawings = {
        "good": {"strokes": points, "text": "7"},
        "huge": {"strokes": huge},
        "zigzag": {"strokes": zigzag},
        "wide": {"strokes": [[[0, 10], [1e12, 20]], [[5, 5]]]},
        "odd": {"strokes": [[[1, 2], "x"]]},
        "none": {"strokes": []},
    }
    for name, drawing in drawings.items():
        (folder / f"{name}.digitink").write_text(json.dumps(drawing), encoding="utf-8")
    Image.new("L", (300, 200), 255).save(folder / "blank.png")
    Image.linear_gradient("L").save(folder / "grey.jpg")
    whole = (folder / "blank.png").read_bytes()
    (folder / "cut.png").write_bytes(whole[: len(whole) // 2])
    endings = ("png", "digitmodel", "digits", "digitlesson", "digitbackup", "npz", "csv", "gz", "x")
    for ending in endings:
        (folder / f"noise.{ending}").write_bytes(chance.randbytes(3000))
        (folder / f"empty.{ending}").touch()
    os.mkfifo(folder / "pipe.png") if hasattr(os, "mkfifo") else None
    return [*sorted(folder.iterdir()), folder, folder / "missing.png"]
