"""The command line: options in, rows from the library, one renderer out."""
