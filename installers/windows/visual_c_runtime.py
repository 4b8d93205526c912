"""Checks for Microsoft's Visual C++ runtime, which a school PC may lack, with nobody to install it.

PyInstaller collects it into `_internal` with all that links to it, so it has to be on the computer
that freezes the app:

- vcruntime140.dll and vcruntime140_1.dll lie beside every python.exe of python.org;
- msvcp140.dll and msvcp140_1.dll, which TensorFlow, ONNX Runtime and Qt need, and
  vcruntime140_threads.dll, which TensorFlow 2.21 needs, come from the "Visual C++ Redistributable
  2015-2022 (x64)", 14.40 or newer, in System32 (GitHub's computers have it). PySide6 brings copies
  in its own folder, but TensorFlow loads them by name and looks beside python3*.dll.

The redistributable's licence lets an app carry these files beside it. The rest of the C library
(ucrtbase.dll) is a part of Windows 10 and newer.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from editions import FULL, edition_of

FILES = (
    *("msvcp140.dll", "msvcp140_1.dll"),
    *("vcruntime140.dll", "vcruntime140_1.dll", "vcruntime140_threads.dll"),
)


FOR_TENSORFLOW = ("vcruntime140_threads.dll",)
"""The small edition, without TensorFlow, has nothing that links to these."""


def require(frozen: Path) -> None:
    """Checks that a frozen folder runs where the runtime is not installed.

    Raises:
        SystemExit: files of the runtime are missing; it says which.
    """
    present = {path.name.lower() for path in (frozen / "_internal").glob("*.[dD][lL][lL]")}
    is_full = edition_of(frozen) is FULL
    wanted = [name for name in FILES if is_full or name not in FOR_TENSORFLOW]
    missing = [name for name in wanted if name not in present]
    if missing:
        raise SystemExit(
            f"{frozen / '_internal'} lacks {', '.join(missing)} of the Visual C++ runtime. Freeze "
            "where the Visual C++ Redistributable (x64) is installed, or name the files as "
            "binaries in build.spec."
        )
