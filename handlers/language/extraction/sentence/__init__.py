"""One sentence: which of its days, places, operators and purposes belong to which number."""
