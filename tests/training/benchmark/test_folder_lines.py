import os

import pytest

from mnist_desktop.cli.predict_pool import MAX_FILES_ALONE
from training.benchmark.folder_lines import folder_lines, write_pictures


def test_pictures_are_written(tmp_path):
    write_pictures(tmp_path, 3)
    assert len(list(tmp_path.glob("*.png"))) == 3


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="Linux")
def test_one_core_and_all_are_measured():
    line, ours, alone = folder_lines(1, MAX_FILES_ALONE + 10)
    assert line.ratio == pytest.approx(alone.value / ours.value)
