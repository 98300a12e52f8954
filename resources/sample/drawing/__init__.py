"""Drawing: how the invented filings come to look like filings; used by `make.py` only."""
