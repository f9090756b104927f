"""Documents: bytes in, text with zones and sentences out."""
