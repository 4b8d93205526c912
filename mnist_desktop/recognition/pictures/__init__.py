"""From a photo, scan or screenshot to the digit in it."""
