"""MNIST Desktop: draw a digit, have it read, watch a network learn. All of it offline."""

import os

__version__ = "0.1.0"

# ONNX Runtime's telemetry (on by default since 1.29) writes a device id into the home and sends
# events; `disable_telemetry_events` comes too late for the first of them (its Privacy.md).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
