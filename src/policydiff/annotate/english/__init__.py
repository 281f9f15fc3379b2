"""What the sentences of an English clause do, and whom they bind."""
