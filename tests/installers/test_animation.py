import pytest
from PIL import Image

SCRIPT = "import sys; from installers.animation import main; main(sys.argv[1:])"


@pytest.mark.long
def test_an_animation_of_a_digit_that_is_drawn_and_asked_why(run_python, tmp_path):
    path = tmp_path / "inside.webp"
    finished = run_python(SCRIPT, "--out", path)
    assert (finished.returncode, finished.stderr) == (0, "")
    assert path.stat().st_size < 3_000_000
    with Image.open(path) as animation:
        assert animation.n_frames > 20
        first = animation.convert("L").tobytes()
        animation.seek(animation.n_frames - 1)
        assert animation.convert("L").tobytes() != first


@pytest.mark.slow
def test_a_folder_that_is_not_there(run_python, tmp_path):
    finished = run_python(SCRIPT, "--out", tmp_path / "missing" / "inside.webp")
    assert finished.returncode == 1
    assert finished.stderr.count("\n") == 1
