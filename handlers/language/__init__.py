"""From text to a Question: pure functions that read no clock and do no I/O."""
