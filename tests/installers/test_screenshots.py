import numpy as np
import pytest
from PIL import Image

SCRIPT = "import sys; from installers.screenshots import main; main(sys.argv[1:])"


@pytest.mark.long
def test_a_picture_of_the_window_while_a_network_trains(run_python, tmp_path):
    finished = run_python(SCRIPT, "--only", "light", "--folder", tmp_path, "--images", 2000)
    assert (finished.returncode, finished.stderr) == (0, "")
    (path,) = tmp_path.glob("*.png")
    assert path.stat().st_size < 200_000
    with Image.open(path) as picture:
        assert picture.size == (1180, 720)
        grey = np.asarray(picture.convert("L"))
        colours = np.asarray(picture.convert("RGB")).astype(int)
    paper = grey[110:430, 30:350]
    assert (paper > 250).mean() > 0.6
    assert 0.02 < (paper < 60).mean() < 0.3
    charts = colours[290:, 640:]
    for colour in ((0, 114, 178), (230, 159, 0)):  # training and validation
        assert (np.abs(charts - colour).max(axis=2) < 30).mean() > 0.0005


@pytest.mark.slow
def test_a_folder_that_is_not_there(run_python, tmp_path):
    folder = tmp_path / "missing"
    finished = run_python(SCRIPT, "--only", "light", "--folder", folder, "--images", 1000)
    assert finished.returncode == 1
    assert finished.stderr.count("\n") == 1
