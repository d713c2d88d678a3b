"""Writes the two NumPy files of the quickstart.

usage: python3 make_data.py REFERENCE

REFERENCE is a folder with tensorflow/cells/basic_rnn_cell_quote_*.npz: inputs and outputs of TensorFlow 2.18 for the kernel below.
"""

import os
import sys

import numpy as np

KERNEL = [
    [0.41417515, -0.64997244],
    [-0.40868729, -0.90995187],
    [0.62134564, -0.88962835],
    [-0.35878009, -0.25680023],
    [0.35606658, -0.83596271],
]

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "src/main/resources/dev/unrolled/samples/quickstart")
kernel = np.array(KERNEL, np.float32)
np.savez(os.path.join(here, "cell.npz"), kernel=kernel, bias=np.zeros(2, np.float32))

recorded = {}
for case in ("zeros", "ones", "random", "sequence"):
    data = np.load(os.path.join(sys.argv[1], "tensorflow/cells/basic_rnn_cell_quote_%s.npz" % case))
    assert np.array_equal(data["kernel"], kernel) and not data["bias"].any() and not data["h0"].any()
    recorded[case + "/inputs"] = data["x"]
    recorded[case + "/outputs"] = data["output_tf2"]
np.savez(os.path.join(here, "tensorflow.npz"), **recorded)
