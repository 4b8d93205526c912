"""Writes the .def file of python3.dll, whose functions are those of python311.dll.

x86_64-w64-mingw32-objdump -p python311.dll | python3 forwarders.py > python3.def
"""

import re
import sys

TABLE = "[Ordinal/Name Pointer] Table"
NAME = re.compile(r"\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+[0-9a-f]+\s+)?(\S+)\s*$")

text = sys.stdin.read()
print("LIBRARY python3.dll\nEXPORTS")
for line in text[text.index(TABLE) :].splitlines()[1:]:
    found = NAME.match(line)
    if found is None:
        break
    print(f"{found[1]} = python311.{found[1]}")
