"""Drawings to train and evaluate on: pen digits, invented digits, and drawings that are none."""
