"""Deciding what becomes of what two sides changed differently."""
