"""Language-aware text: folding, words, sentences, clause numbers and word-level differences, with offsets kept."""
