"""What can be said of a string: pure functions without Qt, files or engines."""
