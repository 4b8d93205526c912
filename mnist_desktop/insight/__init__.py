"""What explains a network's answer, without Qt and TensorFlow."""
