"""Shares in percent, as text without the sign; never a 100 that is only rounded to it."""


def percentage(share: float, decimals: int = 1) -> str:
    """A share in [0, 1] in percent, rounded; what would wrongly become 100 stays just below."""
    limit = 100 if share >= 1 else 100 - 10**-decimals
    return f"{min(100 * share, limit):.{decimals}f}"


def confidence_percentage(confidence: float, *, is_whole: bool = False) -> str:
    """A probability in [0, 1] in percent with one decimal; ">99.9" for all that rounds to 100.

    `is_whole`: whole percent below 98.5 %, where the decimal says little.
    """
    if confidence >= 0.9995:
        return ">99.9"
    return f"{100 * confidence:.{0 if is_whole and confidence < 0.985 else 1}f}"
