"""Networks as lists of layers, and their ONNX graph. No TensorFlow."""
