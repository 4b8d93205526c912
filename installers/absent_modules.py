"""Runtime hook of the frozen program: empty modules for those that are imported but never used.

TensorFlow's profiler (20 MiB), Qt's OpenGL (9), without which pyqtgraph draws, and onnx's part in
C++ (7), which checks and converts graphs: ours are only written.
"""

import sys
from types import ModuleType

ONNX_CPP = "onnx.onnx_cpp2py_export"
NAMES = {
    "tensorflow.python.profiler.internal._pywrap_profiler_plugin": (),
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
