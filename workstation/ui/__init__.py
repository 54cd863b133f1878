"""What people see: the window, its panes, dialogs and widgets."""
