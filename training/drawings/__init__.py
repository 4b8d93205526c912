"""Drawings to learn from and to judge by: pen digits, invented ones, and what is no digit."""
