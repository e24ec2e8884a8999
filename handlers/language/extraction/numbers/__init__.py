"""The numbers of a sentence: how large, what each counts, how it is qualified."""
