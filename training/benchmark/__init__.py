"""The program measured against its budgets: `python -m training.benchmark`."""
