"""The first column: the canvas and its tools."""
