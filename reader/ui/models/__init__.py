"""Models: what the window's lists show, as Qt asks for it."""
