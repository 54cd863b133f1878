"""Kinds of data that are dragged from one part of the window to another."""

ARTICLE = "application/x-workstation-article"
"""The id of an article, as UTF-8."""
