"""MNIST Desktop: draw a digit, have it read, watch a network learn. All of it offline."""

__version__ = "0.1.0"
