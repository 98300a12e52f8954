"""What exists: frozen dataclasses, enums, requests and the error tree; the standard library only."""
