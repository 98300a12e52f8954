"""Panels: the window's lists beside the documents; modules with an underscore are their parts."""
