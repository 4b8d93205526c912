"""Tool tips that show a text as it is, whoever wrote it."""

from html import escape


def plain_tool_tip(text: str) -> str:
    """A tool tip with this text; unescaped, Qt would take a stranger's tags for its own."""
    return f"<p>{escape(text)}</p>" if text else ""
