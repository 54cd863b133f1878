"""Shows what differs between two drafts; for the history, reviews and merges alike."""
