"""Facts for analysis, the live cycle, the page of a moment, the index of the organisation, exports."""
