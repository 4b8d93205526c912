import numpy as np
from PIL import Image

SCRIPT = "import sys; from installers.screenshots import main; main(sys.argv[1:])"


def test_a_picture_of_the_window_with_a_drawing_and_its_answer(run_python, tmp_path):
    finished = run_python(SCRIPT, "--only", "light", "--folder", tmp_path)
    assert (finished.returncode, finished.stderr) == (0, "")
    (path,) = tmp_path.glob("*.png")
    assert path.stat().st_size < 200_000
    with Image.open(path) as picture:
        assert picture.size == (1180, 720)
        grey = np.asarray(picture.convert("L"))
    paper = grey[150:600, 60:500]
    assert (paper > 250).mean() > 0.6
    assert 0.02 < (paper < 60).mean() < 0.3
    network = grey[:, 560:]
    assert 0.01 < (network < 60).mean() < 0.3


def test_a_folder_that_is_not_there(run_python, tmp_path):
    finished = run_python(SCRIPT, "--only", "light", "--folder", tmp_path / "missing")
    assert finished.returncode == 1
    assert finished.stderr.count("\n") == 1
