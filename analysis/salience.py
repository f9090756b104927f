"""The days that matter, and the sentences that tell them best."""
