"""Widgets: they show records and report wishes, and decide nothing."""
