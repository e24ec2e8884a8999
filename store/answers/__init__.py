"""Answers: what the figures on record prove about a question, and by which figures.

The way of a question, from the store to the proof:

* `answer`: what is told at once by one look-up (`evidence`, `glance`), or all that bears on it
  (`bodies` from the store, a `body` in memory; `boxes` are its regions, `claims` its numbers).
* `consistency`: what can all be true, as printed or within the last digit; `disputes` are set
  aside (`clashes` finds them).
* `prove`, and for each cell `prover`: told (`direct`, `stated`), a sum (`tiles`), else the two
  ends of what is proved (`ranges`, by linear `programs` that `solver` runs and checks), else
  the nearest figure, else nothing; `latest` for "to date".
* `explained`: why nothing, and what is known nearby. `values` is what comes out.

`series` are many cells at once; `reconcile` and `splits` hold a total to its parts;
`contradictions` what is uploaded to what is on record; `changes`, `errata`, `coverage` and
`thresholds` say what their names say.
"""
