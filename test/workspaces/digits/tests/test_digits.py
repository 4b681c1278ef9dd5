"""python3 -m unittest tests.test_digits"""

import os
import tempfile
import unittest

from digits import model, train
from digits.glyphs import draw


class Trained(unittest.TestCase):
    def test_every_clean_digit_is_recognised_after_training(self):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["WEIGHTS"] = os.path.join(folder, "new", "digits.npz")
            self.assertEqual(train.main(), 0)
            weights = model.load(os.environ["WEIGHTS"])
        for digit in range(10):
            probabilities = model.forward(weights, draw(digit).reshape(1, -1))[0][0]
            self.assertEqual(int(probabilities.argmax()), digit)


if __name__ == "__main__":
    unittest.main()
