"""What explains an answer: numbers and ink, no widgets."""
