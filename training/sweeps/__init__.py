"""Many trainings with different settings, on one computer or several."""
