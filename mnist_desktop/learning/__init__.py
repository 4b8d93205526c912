"""What trains: TensorFlow and Keras live here and nowhere else; no Qt."""
