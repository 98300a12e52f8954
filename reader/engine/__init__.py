"""The one door to PyMuPDF: open, boxes, words, render, annotate a copy."""
