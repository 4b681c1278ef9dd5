"""A perceptron with one hidden layer, in numpy."""

import os

import numpy as np

from digits.glyphs import PIXELS

HIDDEN = 48
DIGITS = 10


def new_weights(seed):
    random = np.random.default_rng(seed)
    return {
        "w1": random.normal(0.0, (2.0 / PIXELS) ** 0.5, (PIXELS, HIDDEN)),
        "b1": np.zeros(HIDDEN),
        "w2": random.normal(0.0, (2.0 / HIDDEN) ** 0.5, (HIDDEN, DIGITS)),
        "b2": np.zeros(DIGITS),
    }


def forward(weights, pictures):
    """Probabilities of the ten digits, one row per picture, and the hidden layer's values."""
    hidden = np.maximum(pictures @ weights["w1"] + weights["b1"], 0.0)
    scores = hidden @ weights["w2"] + weights["b2"]
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return scores / scores.sum(axis=1, keepdims=True), hidden


def learn(weights, pictures, labels, rate):
    """One step of gradient descent over a batch; answers the mean loss before it."""
    probabilities, hidden = forward(weights, pictures)
    rows = np.arange(len(labels))
    loss = -np.log(probabilities[rows, labels] + 1e-12).mean()
    error = probabilities.copy()
    error[rows, labels] -= 1.0
    error /= len(labels)
    back = (error @ weights["w2"].T) * (hidden > 0.0)
    gradients = {"w1": pictures.T @ back, "b1": back.sum(axis=0), "w2": hidden.T @ error, "b2": error.sum(axis=0)}
    for name, gradient in gradients.items():
        weights[name] -= rate * gradient
    return loss


def accuracy(weights, pictures, labels):
    return float((forward(weights, pictures)[0].argmax(axis=1) == labels).mean())


def save(weights, path):
    """Writes beside the file and renames, so that a reader never sees half of it."""
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    partial = f"{path}.partial.npz"
    np.savez(partial, **weights)
    os.chmod(partial, 0o644)
    os.replace(partial, path)


def load(path):
    with np.load(path) as stored:
        return {name: stored[name] for name in ("w1", "b1", "w2", "b2")}
