"""Asks the child processes: start, supervise, submit, stream progress, cancel."""
