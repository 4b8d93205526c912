"""What explains a network's answer: inner layers, arithmetic, tests. No Qt, no TensorFlow."""
