"""Trains the model and writes its weights to $WEIGHTS."""

import os
import sys
import time

import numpy as np

from digits import model
from digits.glyphs import sample

EPOCHS = 30
BATCH = 64
GOOD_ENOUGH = 0.95


def main():
    path = os.environ.get("WEIGHTS", "weights/digits.npz")
    started = time.monotonic()
    pictures, labels = sample(4000, seed=1)
    unseen, truth = sample(1000, seed=2)
    print(f"training on {len(labels)} pictures of {pictures.shape[1]} pixels", flush=True)
    weights = model.new_weights(seed=3)
    order = np.random.default_rng(4)
    for epoch in range(1, EPOCHS + 1):
        shuffled = order.permutation(len(labels))
        losses = [model.learn(weights, pictures[rows], labels[rows], rate=0.3) for rows in np.split(shuffled, range(BATCH, len(labels), BATCH))]
        if epoch == 1 or epoch % 5 == 0:
            print(f"epoch {epoch}/{EPOCHS} loss {np.mean(losses):.4f} accuracy {model.accuracy(weights, unseen, truth):.3f}", flush=True)
    reached = model.accuracy(weights, unseen, truth)
    if reached < GOOD_ENOUGH:
        print(f"accuracy {reached:.3f} is below {GOOD_ENOUGH}; no weights are written", flush=True)
        return 1
    model.save(weights, path)
    print(f"wrote {path} after {time.monotonic() - started:.1f} s, accuracy {reached:.3f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
