"""Answers: what the figures on record prove about a question, and by which figures."""
