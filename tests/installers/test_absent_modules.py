"""What stands for the parts of libraries that the frozen program does not have."""

from mnist_desktop.recognition.networks.onnx_graph import build_graph
from tests.recognition.random_weights import EVERY_KIND, random_weights


def test_libraries_start_with_what_stands_for_the_missing_parts(run_python):
    done = run_python(
        "import runpy, sys\n"
        "runpy.run_path('installers/absent_modules.py')\n"
        "import pyqtgraph\n"
        "absent = sys.modules['PySide6.QtOpenGL']\n"
        "print(getattr(absent, '__file__', None), pyqtgraph.PlotWidget.__name__)"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["None", "PlotWidget"]


def test_without_its_part_in_cpp_onnx_writes_the_same_graph(run_python):
    done = run_python(
        "import runpy, sys\n"
        "runpy.run_path('installers/absent_modules.py')\n"
        "from mnist_desktop.recognition.networks.onnx_graph import build_graph\n"
        "from tests.recognition.random_weights import EVERY_KIND, random_weights\n"
        "print(build_graph(EVERY_KIND, random_weights(EVERY_KIND)).hex())"
    )
    assert done.returncode == 0, done.stderr
    assert bytes.fromhex(done.stdout) == build_graph(EVERY_KIND, random_weights(EVERY_KIND))
