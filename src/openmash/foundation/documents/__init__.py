"""Accessible PDFs from data: tagged (PDF/UA), with the recipient and the time on every page."""
