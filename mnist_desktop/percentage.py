"""Shares in percent, as text."""


def percentage(share: float, decimals: int = 1) -> str:
    """A share in [0, 1] in percent, rounded; never a 100 that is not one."""
    most = 100 if share >= 1 else 100 - 10**-decimals
    return f"{min(100 * share, most):.{decimals}f}"
