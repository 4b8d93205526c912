"""The panel of a lesson, and the frame round what it speaks of."""
