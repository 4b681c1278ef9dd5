"""Handwriting, sort of: ten digits drawn in 8x8 pixels, moved, faded and covered with noise."""

import numpy as np

SIZE = 8
PIXELS = SIZE * SIZE

# Five columns by seven rows each; '#' is ink.
DRAWINGS = [
    ".###. #...# #...# #...# #...# #...# .###.",
    "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
    ".###. #...# ....# ...#. ..#.. .#... #####",
    "####. ....# ....# .###. ....# ....# ####.",
    "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
    "##### #.... ####. ....# ....# #...# .###.",
    ".###. #.... #.... ####. #...# #...# .###.",
    "##### ....# ...#. ..#.. ..#.. .#... .#...",
    ".###. #...# #...# .###. #...# #...# .###.",
    ".###. #...# #...# .#### ....# ....# .###.",
]


def draw(digit):
    """The clean drawing of a digit as 8x8 numbers between 0 and 1."""
    rows = [[1.0 if pixel == "#" else 0.0 for pixel in row] for row in DRAWINGS[digit].split()]
    image = np.zeros((SIZE, SIZE))
    image[0:7, 1:6] = rows
    return image


def sample(count, seed):
    """Random pictures and the digits they show: `count` rows of 64 numbers, and `count` labels."""
    random = np.random.default_rng(seed)
    labels = random.integers(0, 10, count)
    pictures = np.empty((count, PIXELS))
    for index, label in enumerate(labels):
        down, right = random.integers(0, 2), random.integers(-1, 2)
        moved = np.roll(draw(label), (down, right), axis=(0, 1))
        faded = moved * random.uniform(0.6, 1.0)
        pictures[index] = np.clip(faded + random.normal(0.0, 0.12, moved.shape), 0.0, 1.0).ravel()
    return pictures, labels
