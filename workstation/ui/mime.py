"""Kinds of data that are dragged from one part of the window to another."""

ARTICLE = "application/x-workstation-article"
"""The ids of articles, each on a line, as UTF-8."""

PICTURE = "application/x-workstation-picture"
"""The id of a picture in the library, as UTF-8."""

PARTS = "application/x-workstation-parts"
"""The figures and links that the cards in a copied text stand for, as JSON."""

CARD = "application/x-workstation-card"
"""Article, kind and key of a card that is being moved, as lines of UTF-8."""
