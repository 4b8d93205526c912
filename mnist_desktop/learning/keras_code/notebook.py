"""A script as a Jupyter notebook: the same code in a few cells."""

import json
from typing import Any

_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def notebook(script: str) -> str:
    """The text of an .ipynb file (nbformat 4.5).

    Args:
        script: Python, its parts with a blank line between. What it says in comments before its
            first statement becomes a cell of text.
    """
    lines = script.strip("\n").split("\n")
    code_starts = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    head = "\n".join(line.removeprefix("#").strip() for line in lines[:code_starts])
    parts = [part.strip("\n") for part in "\n".join(lines[code_starts:]).split("\n\n")]
    cells = [_cell("markdown", head)] if head else []
    cells += [
        _cell("code", part) | {"execution_count": None, "outputs": []} for part in parts if part
    ]
    for number, cell in enumerate(cells, 1):
        cell["id"] = f"cell-{number}"
    content = {
        "cells": cells,
        "metadata": {"kernelspec": _KERNEL, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _cell(kind: str, text: str) -> dict[str, Any]:
    return {"cell_type": kind, "metadata": {}, "source": text.splitlines(keepends=True)}
