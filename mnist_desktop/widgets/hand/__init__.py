"""The tab My hand: drawings that are kept, and what learns from them."""
