"""What runs in a child process: hands each request to its service."""
