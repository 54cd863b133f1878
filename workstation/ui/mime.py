"""Kinds of data that are dragged from one part of the window to another."""

ARTICLE = "application/x-workstation-article"
"""The id of an article, as UTF-8."""

PICTURE = "application/x-workstation-picture"
"""The id of a picture in the library, as UTF-8."""
