"""The days that a sentence names: points, parts of a year, ranges, spans back from today."""
