"""The store: a folder of JSONL segments, written safely and read in one pass."""
