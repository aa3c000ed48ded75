"""Many issuers at once: a library → a comparison of every pair of neighbouring years, a dataset and an index page."""
