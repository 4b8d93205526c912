"""What stands for the parts of libraries that the frozen program does not have."""


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
