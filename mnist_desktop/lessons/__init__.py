"""Lessons: what a `.lesson` file may hold, what a run shows of it, and its pages to print."""
