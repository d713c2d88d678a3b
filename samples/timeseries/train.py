"""Trains the classifier of this sample with PyTorch and writes what the Java program reads.

usage: python3 train.py        (Debian: apt install python3-torch; takes some seconds)

Reads nino12.csv: the temperature of the sea off Peru, month by month from 1950 to 2010. From eight temperatures in a row the classifier tells
in which quarter of the year they end; El Nino years, which are unlike others, make that less than certain. The years before 1995 are
learned from, the later ones are kept for the test. Writes weights.npz (the state_dict as it is) and expected.npz (windows, classes and
PyTorch's outputs of the test).
"""

import os

import numpy as np
import torch

WINDOW, UNITS, FIRST_TEST_YEAR = 8, 16, 1995

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "src/main/resources/dev/unrolled/samples/timeseries")
table = np.loadtxt(os.path.join(here, "nino12.csv"), delimiter=",", skiprows=3)
temperatures = table[:, 1:].ravel()
learned_months = 12 * int((table[:, 0] < FIRST_TEST_YEAR).sum())
learned = temperatures[:learned_months]
scaled = ((temperatures - learned.mean()) / learned.std()).astype(np.float32)

starts = np.arange(scaled.size - WINDOW + 1)
windows = np.stack([scaled[start : start + WINDOW, None] for start in starts])
classes = (starts + WINDOW - 1) % 12 // 3
is_learned = starts + WINDOW <= learned_months
is_test = starts >= learned_months


class Classifier(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = torch.nn.LSTM(1, UNITS, batch_first=True)
        self.head = torch.nn.Linear(UNITS, 4)

    def forward(self, x):
        outputs, _ = self.lstm(x)
        return self.head(outputs[:, -1])


torch.manual_seed(1)
torch.set_num_threads(1)
model = Classifier()
optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=1e-2)
x, y = torch.tensor(windows[is_learned]), torch.tensor(classes[is_learned])
for epoch in range(80):
    for batch in torch.randperm(len(x)).split(32):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(x[batch]), y[batch]).backward()
        optimizer.step()

with torch.no_grad():
    logits = model(torch.tensor(windows[is_test])).numpy()
print("right: %d of %d" % ((logits.argmax(axis=1) == classes[is_test]).sum(), is_test.sum()))

np.savez(os.path.join(here, "weights.npz"), **{name: value.numpy() for name, value in model.state_dict().items()})
np.savez(
    os.path.join(here, "expected.npz"),
    windows=windows[is_test],
    classes=classes[is_test].astype(np.int32),
    logits=logits,
)
