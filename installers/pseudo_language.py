"""Makes a language 40 % longer than English, which shows what does not fit in the window.

    python installers/pseudo_language.py FOLDER

writes `mnist_desktop_en_XA.qm` into FOLDER. In a folder `translations` in the data folder or beside
the frozen program, it is offered under *Language* at the next start.
"""

import argparse
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "assets" / "translations" / "mnist_desktop_zh_CN.ts"
CODE = "en_XA"
LONGER = 0.4
_ACCENTS = str.maketrans("aeiouAEIOUncs", "áéíóúÁÉÍÓÚñçš")
_PLACEHOLDER = re.compile(r"(\{\w*\}|&\w|%n|<[^>]*>)")


def main(arguments: list[str] | None = None) -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    folder.mkdir(parents=True, exist_ok=True)
    tree = ElementTree.parse(TEXTS)  # our own file
    tree.getroot().set("language", CODE)
    for message in tree.iter("message"):
        source, translation = message.find("source"), message.find("translation")
        if source is not None and translation is not None:
            translation.attrib.clear()
            translation.text = longer(source.text or "")
    ts = folder / f"mnist_desktop_{CODE}.ts"
    tree.write(ts, encoding="utf-8", xml_declaration=True)
    program = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run(
        [program, str(ts), "-qm", str(ts.with_suffix(".qm"))],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    ts.unlink()


def longer(text: str) -> str:
    """The text with accents and a tail of 40 % of its length; placeholders stay as they are."""
    pieces = _PLACEHOLDER.split(text)
    accented = [piece if at % 2 else piece.translate(_ACCENTS) for at, piece in enumerate(pieces)]
    words = " ".join(["lorém"] * (1 + round(LONGER * len(text)) // 6))
    tail = f" {words}"[: max(1, round(LONGER * len(text)))]
    return f"{''.join(accented)}{tail}"


if __name__ == "__main__":
    main()
