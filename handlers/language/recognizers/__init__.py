"""One recogniser for each dimension of a question; each finds its spans in any word order."""
