"""Shares in percent, as text."""

import math


def percentage(share: float, decimals: int = 1) -> str:
    """A share in [0, 1] in percent, cut off: never a 100 that is not one."""
    scale = 10**decimals
    # 0.57 * 100 is 56.99999999999999 in floats
    return f"{math.floor(round(share * 100 * scale, 6)) / scale:.{decimals}f}"
