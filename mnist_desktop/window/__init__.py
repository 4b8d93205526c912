"""The main window: its actions, controllers and dialogs."""
