"""New text parted from quoted history and signatures."""
