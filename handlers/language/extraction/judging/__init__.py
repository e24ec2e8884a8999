"""Whether a number is a figure, and what a person should look at before it counts."""
