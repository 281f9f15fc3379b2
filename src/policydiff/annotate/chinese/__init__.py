"""What the sentences of a Chinese clause do, and whom they bind."""
