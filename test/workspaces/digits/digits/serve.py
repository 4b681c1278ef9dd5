"""Serves the model over HTTP.

GET  /live     200 as soon as the program runs
GET  /ready    200 once the weights are loaded, 503 before
POST /predict  64 numbers from 0 to 1 as JSON, row by row -> {"digit": 7, "probabilities": [...]}
"""

import json
import math
import os
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np

from digits import model
from digits.glyphs import PIXELS

LARGEST_BODY = 64 * 1024


class Weights:
    """The weights of a file, loaded when they appear and again when a new training replaces them."""

    def __init__(self, path):
        self.path = path
        self.current = None
        self.version = None

    def watch(self):
        waited = 0
        while True:
            version = self.version_on_disk()
            if version is not None and version != self.version:
                self.current = model.load(self.path)
                self.version = version
                print(f"loaded weights from {self.path}", flush=True)
            elif self.current is None:
                if waited % 5 == 0:
                    print(f"waiting for weights at {self.path} ({waited} s)", flush=True)
                waited += 1
            time.sleep(1)

    def version_on_disk(self):
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            return None
        return (found.st_mtime_ns, found.st_ino)


def pixels_of(body):
    """The picture in a request's body, or a ValueError that says what is wrong with it."""
    values = json.loads(body)
    if not isinstance(values, list) or len(values) != PIXELS:
        raise ValueError(f"send a list of {PIXELS} numbers")
    if not all(isinstance(value, (int, float)) and math.isfinite(value) for value in values):
        raise ValueError("every pixel must be a finite number")
    return np.clip(np.array([values], dtype=float), 0.0, 1.0)


def handler_for(weights):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/live":
                self.answer(200, {"live": True})
            elif self.path == "/ready":
                ready = weights.current is not None
                self.answer(200 if ready else 503, {"ready": ready})
            else:
                self.answer(404, {"error": "try POST /predict"})

        def do_POST(self):
            if self.path != "/predict":
                return self.answer(404, {"error": "try POST /predict"})
            if weights.current is None:
                return self.answer(503, {"error": "the weights are not there yet"})
            length = int(self.headers.get("Content-Length") or 0)
            if length > LARGEST_BODY:
                return self.answer(413, {"error": "the body is too large"})
            try:
                picture = pixels_of(self.rfile.read(length))
            except ValueError as problem:
                return self.answer(400, {"error": str(problem)})
            probabilities = model.forward(weights.current, picture)[0][0]
            digit = int(probabilities.argmax())
            print(f"predicted {digit} with {probabilities[digit]:.3f}", flush=True)
            return self.answer(200, {"digit": digit, "probabilities": [round(float(p), 6) for p in probabilities]})

        def answer(self, status, value):
            body = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Probes would fill the log; predictions are logged where they are made."""

    return Handler


def main():
    weights = Weights(os.environ.get("WEIGHTS", "weights/digits.npz"))
    port = int(os.environ.get("PORT", "8080"))
    server = ThreadingHTTPServer(("", port), handler_for(weights))
    # The default for a container's first process is to ignore SIGTERM, and the pod would take 30 s to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"listening on port {server.server_address[1]}", flush=True)
    threading.Thread(target=weights.watch, daemon=True).start()
    server.serve_forever()


if __name__ == "__main__":
    main()
