"""Dialogs: few, and only for what can't be done in place."""
