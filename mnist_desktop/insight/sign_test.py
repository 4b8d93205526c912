"""The exact sign test: whether a difference between two counts could be luck."""

from math import comb


def upper_tail(successes: int, trials: int) -> float:
    """The probability, in [0, 1], of at least so many heads in fair throws."""
    ways, choices = 0, comb(trials, successes)
    for heads in range(successes, trials + 1):
        ways += choices
        choices = choices * (trials - heads) // (heads + 1)  # exactly C(trials, heads + 1)
    return float(ways / 2**trials)  # both are integers that may exceed a float


def sign_test(gained: int, lost: int) -> float:
    """The probability, in [0, 1], that chance alone parts so many images as unevenly.

    The exact two-sided sign test: of the images that are read differently each is as likely to
    be gained as lost (McNemar 1947, exact).
    """
    return min(2 * upper_tail(max(gained, lost), gained + lost), 1.0)
