"""What is open and what runs in the background. QtCore only."""
