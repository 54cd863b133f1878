"""The panes, one folder each; `pane_registry` finds them."""
