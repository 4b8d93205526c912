"""Recipes that make and judge the built-in model; not in the frozen app."""
