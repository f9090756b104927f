"""Mentions become facts: claimant, modality, time and places of each figure."""
