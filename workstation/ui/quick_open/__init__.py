"""The list under the search box: articles, pictures, commands, sections and people."""
