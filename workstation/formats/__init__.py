"""Article files and pictures in, pages and bundles out; one module per export format."""
