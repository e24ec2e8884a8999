"""Prose of press reports → figures: small pure steps, each on one sentence or one report."""
