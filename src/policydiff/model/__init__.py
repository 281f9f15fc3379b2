"""Frozen values at the seams between the stages, and the protocols of what can be plugged in. No input or output here."""
