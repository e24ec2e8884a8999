"""The words of a text: tokens, sentences and lines, the names and phrases that are known."""
