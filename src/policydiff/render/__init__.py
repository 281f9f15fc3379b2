"""Comparisons and outlines as text: for the terminal, as JSON, and as outline files."""
