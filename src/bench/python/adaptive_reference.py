"""Prototype of scoring against a reference that follows each entity, for the judge of the public data.

A linear autoencoder of smoothed rows with residual and code together (T squared and SPE; Jackson and
Mudholkar 1979) on an EWMA chart (Roberts 1959; Lowry et al. 1992), whose center and covariance follow
the rows judged normal (recursive PCA: Li, Yue, Valle-Cervantes and Qin 2000). Row by row: a score rests
on that row and the ones before it. Labels are not read.

    python3 adaptive_reference.py sensors  ROOT/skab skab.csv
    python3 adaptive_reference.py machines ROOT/smd  smd.csv

The results go to the judge: evaluate.py --root ROOT --dataset skab (or skab_free, smd) --scores FILE.
"""

import csv
import gzip
import pathlib
import sys
from collections import deque
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Settings:
    half_life: float  # rows, of the smoothing
    follow: float  # share of the residual that the reference moves by at a normal row
    threshold: float  # in 0.99 quantiles of the training distances: above, an episode opens
    alert: float  # the same: above, an alert
    keep: float  # share of the alert level at which an alert ends
    floor: float  # least eigenvalue of the correlation that is believed
    covariance: float  # share that the covariance moves by at a calm row; 0 for a fixed one
    prequential: bool  # whether training residuals are taken from a reference that moves as well
    clip: float  # largest scaled input; 0 for any
    deviation_floor: float  # added to each input's deviation, in its own unit
    residual_floor: float  # added to each residual's deviation, scaled
    released: float = 0.01  # share that the reference moves by after an episode
    release: float = 0.2  # share of its peak at which an episode ends
    close: float = 0.5  # distance at which all is as before
    reopen: float = 3.0  # rise over its least that opens an episode again
    longest_release: int = 240  # rows
    quarantine: int = 100  # calm rows that must follow one the covariance learns from
    refit: int = 20  # rows


SENSORS = Settings(14, 0.01, 2.5, 2.5, 0.4, 0.2, 0.0005, True, 0, 1e-9, 0.001)
MACHINES = Settings(7, 0.0007, 2.5, 1.5, 1.0, 0.02, 0, False, 10, 0.01, 0.005)


class Detector:
    """One entity, fitted on its training rows."""

    WARM_UP = 50

    def __init__(self, training, settings):
        self.s = settings
        self.weight = 1 - 0.5 ** (1 / settings.half_life)
        self.mean = training.mean(0)
        self.deviation = np.sqrt(training.var(0) + settings.deviation_floor**2)
        self.count, self.level = 0, None
        levels = np.array([self.smooth(row) for row in training])
        residuals = self.first_residuals(levels)
        self.covariance = residuals.T @ residuals / len(residuals)
        self.whiten()
        self.scale = 1.0
        self.scale = np.quantile([self.distance(r) for r in residuals], 0.99)
        self.episode = self.releasing = self.alerting = False
        self.peak, self.least, self.release_rows, self.calm, self.rows = 1.0, 1.0, 0, 0, 0
        self.recent = deque(maxlen=settings.quarantine + 1)

    def first_residuals(self, levels):
        if not self.s.prequential:
            self.center = levels.mean(0)
            return levels - self.center
        self.center = levels[:5].mean(0)
        residuals = []
        for t, level in enumerate(levels):
            residuals.append(level - self.center)
            self.center = self.center + max(self.s.follow, 1 / (t + 2)) * residuals[-1]
        return np.array(residuals[self.WARM_UP :])

    def smooth(self, row):
        z = (row - self.mean) / self.deviation
        if self.s.clip:
            z = np.clip(z, -self.s.clip, self.s.clip)
        self.count += 1
        step = max(self.weight, 1 / self.count)
        self.level = z.copy() if self.level is None else self.level + step * (z - self.level)
        return self.level

    def whiten(self):
        size = np.sqrt(np.diag(self.covariance) + self.s.residual_floor**2)
        correlation = self.covariance / np.outer(size, size)
        np.fill_diagonal(correlation, 1.0)
        values, vectors = np.linalg.eigh(correlation)
        self.whitening = vectors / np.sqrt(np.maximum(values, self.s.floor)) / size[:, None]

    def distance(self, residual):
        white = residual @ self.whitening
        return np.sqrt(white @ white) / self.scale

    def score(self, row):
        residual = self.smooth(row) - self.center
        distance = self.distance(residual)
        self.judge(distance)
        score = min(distance, self.s.close) if self.releasing else distance
        if self.releasing:
            self.center = self.center + self.s.released * residual
        elif distance <= self.s.threshold:
            self.center = self.center + self.s.follow * residual
        if self.s.covariance:
            self.learn(residual, distance)
        level = self.s.alert * (self.s.keep if self.alerting else 1)
        above = score >= level if self.alerting else score > level
        self.alerting = above and not self.releasing
        return score, self.alerting

    def judge(self, distance):
        s = self.s
        if self.releasing:
            self.least = min(self.least, distance)
            self.release_rows += 1
            if distance < s.close or self.release_rows > s.longest_release:
                self.releasing = False
            elif distance > s.threshold and distance > s.reopen * self.least:
                self.releasing, self.episode, self.peak = False, True, distance
        if not self.releasing:
            self.episode = self.episode or distance > s.threshold
            if self.episode:
                self.peak = max(self.peak, distance)
                if distance < max(s.release * self.peak, s.close):
                    self.episode, self.peak = False, 1.0
                    if distance >= s.close:
                        self.releasing, self.least, self.release_rows = True, distance, 0

    def learn(self, residual, distance):
        restless = distance > self.s.threshold or self.episode or self.releasing
        self.calm = 0 if restless else self.calm + 1
        self.recent.append(residual)
        if self.calm > self.s.quarantine:
            old = self.recent[0]
            self.covariance += self.s.covariance * (np.outer(old, old) - self.covariance)
        self.rows += 1
        if self.rows % self.s.refit == 0:
            self.whiten()


def read(path, skip):
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
    with opened as lines:
        rows = csv.reader(lines)
        columns = [i for i, name in enumerate(next(rows)) if name not in skip]
        return np.array([[float(row[i]) for i in columns] for row in rows])


def sensors(root):
    for path in sorted(root.rglob("*.csv")):
        name = path.relative_to(root).with_suffix("").as_posix()
        rows = read(path, {"datetime", "anomaly", "changepoint"})
        dataset = "skab_free" if name.startswith("anomaly-free") else "skab"
        yield dataset, name, 400, Detector(rows[:400], SENSORS), rows[400:]


def machines(root):
    for path in sorted(root.glob("*_train.csv.gz")):
        machine = path.name.removesuffix("_train.csv.gz")
        test = read(root / f"{machine}_test.csv.gz", {"row", "label"})
        yield "smd", f"{machine}_test", 0, Detector(read(path, {"row"}), MACHINES), test


def main():
    kind, root, out = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    with open(out, "w") as lines:
        lines.write("dataset,file,row,score,alert\n")
        for dataset, name, first, detector, rows in {"sensors": sensors, "machines": machines}[kind](root):
            for i, row in enumerate(rows):
                score, alert = detector.score(row)
                lines.write(f"{dataset},{name},{first + i},{score:.6f},{int(alert)}\n")


main()
