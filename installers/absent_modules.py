"""Runtime hook of the frozen program: empty modules for those that are imported but never used.

TensorFlow's profiler (20 MiB) and Lite (11), Qt's OpenGL (9), without which pyqtgraph draws, and
onnx's part in C++ (7), which checks and converts graphs: ours are only written.
"""

import sys
from types import ModuleType

LITE = "tensorflow.lite.python"
ONNX_CPP = "onnx.onnx_cpp2py_export"
NAMES = {
    "tensorflow.python.profiler.internal._pywrap_profiler_plugin": (),
    f"{LITE}.interpreter_wrapper._pywrap_tensorflow_interpreter_wrapper": (),
    f"{LITE}.analyzer_wrapper._pywrap_analyzer_wrapper": (),
    f"{LITE}.metrics._pywrap_tensorflow_lite_metrics_wrapper": ("MetricsWrapper",),
    f"{LITE}.optimize._pywrap_tensorflow_lite_calibration_wrapper": (),
    ONNX_CPP: ("ONNX_ML", "checker"),
    f"{ONNX_CPP}.checker": (),
    "onnx.checker": (),
    "onnx.compose": (),
    "onnx.defs": (),
    "onnx.parser": (),
    "onnx.printer": (),
    "onnx.shape_inference": (),
    "onnx.utils": (),
    "onnx.version_converter": (),
    "PySide6.QtOpenGL": (),
    "PySide6.QtOpenGLWidgets": ("QOpenGLWidget",),
}
"""With the names that are imported from them, as what is never used but as a base class."""

for name, attributes in NAMES.items():
    module = sys.modules[name] = ModuleType(name)
    for attribute in attributes:
        setattr(module, attribute, object)
