"""How fast the program is: benchmarks for `make bench`, and exact counts for `make test`."""
