"""Runs first in the frozen program: stands for modules that libraries import and that nothing uses.

TensorFlow's profiler (20 MiB) and its Lite (11); Qt's OpenGL (9), as pyqtgraph draws without it.
"""

import sys
from types import ModuleType

LITE = "tensorflow.lite.python"
NAMES = {
    "tensorflow.python.profiler.internal._pywrap_profiler_plugin": (),
    f"{LITE}.interpreter_wrapper._pywrap_tensorflow_interpreter_wrapper": (),
    f"{LITE}.analyzer_wrapper._pywrap_analyzer_wrapper": (),
    f"{LITE}.metrics._pywrap_tensorflow_lite_metrics_wrapper": ("MetricsWrapper",),
    f"{LITE}.optimize._pywrap_tensorflow_lite_calibration_wrapper": (),
    "PySide6.QtOpenGL": (),
    "PySide6.QtOpenGLWidgets": ("QOpenGLWidget",),
}
"""And what is taken out of them at their import, as bases of classes that are never made."""

for name, taken in NAMES.items():
    module = sys.modules[name] = ModuleType(name)
    for attribute in taken:
        setattr(module, attribute, object)
