"""Commands: declared once, offered in menus, tool bars, shortcuts and the search box."""
