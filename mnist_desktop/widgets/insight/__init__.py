"""The inside of a network: its layers, the arithmetic of a cell, what a channel is worth."""
