"""Runtime hook of the frozen program: empty modules for those that are imported but never used.

TensorFlow's profiler (20 MiB), Qt's OpenGL (9), without which pyqtgraph draws.
"""

import sys
from types import ModuleType

NAMES = {
    "tensorflow.python.profiler.internal._pywrap_profiler_plugin": (),
    "PySide6.QtOpenGL": (),
    "PySide6.QtOpenGLWidgets": ("QOpenGLWidget",),
}
"""With the names that are imported from them, as base classes of what is never instantiated."""

for name, attributes in NAMES.items():
    module = sys.modules[name] = ModuleType(name)
    for attribute in attributes:
        setattr(module, attribute, object)
