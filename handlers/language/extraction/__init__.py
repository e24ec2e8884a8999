"""Prose of press reports → figures: pure steps, each on one sentence or one report.

`words` cut a text into sentences and mark the words that are known; `numbers` and `dates` read
what they say; `sentence` binds each number of a sentence to its days, places, operator and
purpose (`sentence.statements`); `across` finds in the rest of the report what its own sentence
does not say (`across.context` tells where it may look); `judging` says what is no figure, and
what a person should look at. `handlers.language.extract` walks a report through all of them.
"""
