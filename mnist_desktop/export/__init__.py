"""Models for other programs: Keras, ONNX Runtime, LiteRT, and a page for browsers."""
