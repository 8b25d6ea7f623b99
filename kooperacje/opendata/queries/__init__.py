"""Named reads: what is published, what a search means, and whole objects in batches."""
