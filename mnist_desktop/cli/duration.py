"""How long something takes, in words."""


def in_words(seconds: float) -> str:
    """Seconds as a person says them: "18 s", "12 min", "2 h 05 min"."""
    if seconds < 99.5:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60:02} min"
