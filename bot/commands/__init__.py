"""The commands of `hektar`, one module for each kind; heavy imports wait inside them."""
