"""Writes what Windows shows under Properties, Details.

    python installers/windows/version_resource.py FILE

FILE is given to PyInstaller as `EXE(version=...)`.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from releases import version

COMPANY = "MNIST Desktop contributors"
DESCRIPTION = "MNIST Desktop"
_ENGLISH_UNICODE = "040904B0"  # language 0x0409 and code page 1200 in one
_TEMPLATE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable({table!r}, [
{strings}
    ])]),
    VarFileInfo([VarStruct('Translation', [0x409, 1200])]),
  ],
)
"""


def numbers(text: str) -> tuple[int, int, int, int]:
    """A version in the four numbers of Windows: "1.2.3rc1" gives (1, 2, 3, 0)."""
    found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", text)
    if found is None:
        raise SystemExit(f"{text} is not a version.")
    major, minor, patch = (int(part or 0) for part in found.groups())
    return major, minor, patch, 0


def resource() -> str:
    """The text that PyInstaller reads."""
    strings = {
        "CompanyName": COMPANY,
        "FileDescription": DESCRIPTION,
        "FileVersion": version(),
        "InternalName": "mnist-desktop",
        "LegalCopyright": f"(c) 2026 {COMPANY}, MIT licence",
        "ProductName": "MNIST Desktop",
        "ProductVersion": version(),
    }
    lines = [f"      StringStruct({name!r}, {text!r})," for name, text in strings.items()]
    return _TEMPLATE.format(
        numbers=numbers(version()), table=_ENGLISH_UNICODE, strings="\n".join(lines)
    )


def main(arguments: list[str]) -> None:
    """Writes the file."""
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    path = Path(arguments[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(resource(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
