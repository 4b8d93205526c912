"""How far chance may have moved a share that was counted."""

from math import sqrt

_CERTAINTY = 1.96  # standard deviations: 95 %


def wilson_interval(count: int, total: int) -> tuple[float, float]:
    """95 % interval of the share `count / total`, in [0, 1]; all of it where nothing was counted.

    Wilson 1927, J. Am. Stat. Assoc. 22:209.
    """
    if not total:
        return 0.0, 1.0
    share, square = count / total, _CERTAINTY**2
    middle = share + square / (2 * total)
    reach = _CERTAINTY * sqrt(share * (1 - share) / total + square / (4 * total**2))
    scale = 1 + square / total
    return max((middle - reach) / scale, 0.0), min((middle + reach) / scale, 1.0)
