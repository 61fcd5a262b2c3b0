"""Analytics: measures over fact tables, the engine that runs them, and the statistics that go with them.

Pure: no Django, no clock, no network. A measure is an Ibis expression (`measures/`), an engine executes it (`engine`),
small results get their intervals with numpy, scipy and statsmodels (`intervals`, `compare`, `control`).
"""
