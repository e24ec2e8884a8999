"""Tables as people keep them: grids of cells become figures, each with its row and column."""
