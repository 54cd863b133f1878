"""Small controls that panes and dialogs are made of."""
