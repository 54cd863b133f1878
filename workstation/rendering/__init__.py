"""Markdown to page: one article as HTML, ready for a preview or a file."""
