import numpy as np
import pytest
from PIL import Image

from mnist_desktop.problem import SavingError
from mnist_desktop.session.animation_file import SUFFIXES, write_animation


def moving_square(count=5):
    pictures = np.full((count, 40, 60, 3), 255, np.uint8)
    for at, picture in enumerate(pictures):
        picture[10:20, 10 * at : 10 * at + 10] = 20, 60, 200
    return pictures


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".GIF"])
def test_what_was_written_moves_in_its_time(tmp_path, suffix):
    path = write_animation(tmp_path / f"seven{suffix}", moving_square(), [100, 200, 100, 100, 2000])
    with Image.open(path) as animation:
        assert animation.format == suffix[1:].upper()
        assert animation.n_frames == 5
        assert animation.info["loop"] == 0
        durations = []
        for at, expected in enumerate(moving_square()):
            animation.seek(at)
            shown = np.asarray(animation.convert("RGB"), int)
            assert np.abs(shown - expected).max() < 16
            durations.append(animation.info["duration"])
    assert durations == [100, 200, 100, 100, 2000]


def test_where_nothing_can_be_written_nothing_is(tmp_path):
    with pytest.raises(SavingError) as refused:
        write_animation(tmp_path / "gone" / "seven.webp", moving_square(), [100] * 5)
    assert refused.value.key == "saving_refused"
    assert not list(tmp_path.iterdir())
