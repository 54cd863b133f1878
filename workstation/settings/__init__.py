"""A person's preferences: declared once, checked when read, kept in one file."""
