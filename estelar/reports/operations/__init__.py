"""Figures for pages, files and the API: what was asked (`lens`), the live cycle, a moment, the whole organisation."""
