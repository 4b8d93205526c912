"""Numbers inside a page: little-endian, in base64, with their type."""

from __future__ import annotations

import base64
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

MAX_HALF = 65_504.0
"""The largest number in float16."""
_DTYPES = {"float16": "<f2", "float32": "<f4", "int16": "<i2"}


def packed(values: npt.NDArray[np.floating], *, is_half: bool) -> dict[str, str]:
    """Numbers as float16, or as float32 where they are larger than float16 goes or it is wished."""
    is_half = is_half and float(np.abs(values).max(initial=0)) <= MAX_HALF
    return _packed(values, "float16" if is_half else "float32")


def packed_integers(values: npt.NDArray[np.floating]) -> dict[str, str]:
    """Whole numbers as int16."""
    return _packed(values, "int16")


def unpacked(content: Mapping[str, str]) -> npt.NDArray[np.float32]:
    """The numbers in one dimension, as a page reads them."""
    dtype = _DTYPES[content["type"]]
    return np.frombuffer(base64.b64decode(content["data"]), dtype).astype(np.float32)


def _packed(values: npt.NDArray[np.floating], name: str) -> dict[str, str]:
    data = base64.b64encode(values.astype(_DTYPES[name]).tobytes()).decode()
    return {"type": name, "data": data}
