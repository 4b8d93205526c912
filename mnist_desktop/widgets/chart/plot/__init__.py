"""The plot inside a chart: brings pyqtgraph, so it is imported once there is a run to show."""
