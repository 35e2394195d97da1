#!/usr/bin/env python3
"""Writes the result tables of ../README.md from metrics/*.json, between its two marker lines."""

import json
import os

import readme

HERE = os.path.dirname(os.path.abspath(__file__))
BEGIN, END = "<!-- results: written by training/summary.py -->", "<!-- end of results -->"


def percent(value):
    return f"{100 * value:.1f} %"


def rows(name, sets):
    """One table line per label: accuracy and majority baseline of every set."""
    for label in sets["heldOutSimulated"]:
        if label == "frames":
            continue
        cells = []
        for part in ("heldOutSimulated", "nanoBragg"):
            values = sets.get(part, {}).get(label)
            if values is None:
                cells += ["", ""]
            elif "accuracy" in values:
                cells += [percent(values["accuracy"]), percent(values["majority"])]
            else:
                cells += [f"R2 {values['r2']}", f"error {values['meanAbsoluteError']}, of the mean "
                          f"{values['meanAbsoluteErrorOfMean']}"]
        yield f"| {name} | {label} | " + " | ".join(cells) + " |"


def matrix(title, values):
    classes = values["classes"]
    lines = [f"{title}: rows are the truth, columns the answer.", "",
             "| | " + " | ".join(classes) + " |", "|---|" + "---:|" * len(classes)]
    for label, row in zip(classes, values["confusionRowsAreTruth"]):
        lines.append(f"| {label} | " + " | ".join(map(str, row)) + " |")
    return lines + [""]


def main():
    metrics = {}
    for name in ("quality", "multitask", "ice", "multilattice"):
        path = os.path.join(HERE, "metrics", f"{name}.json")
        if os.path.exists(path):
            with open(path) as text:
                metrics[name] = json.load(text)
    counts = {part: sets[part]["frames"] for sets in metrics.values() for part in sets}
    lines = [f"{counts['heldOutSimulated']} held-out simulated frames, {counts.get('nanoBragg', 0)} nanoBragg frames "
             "(never trained on). Baseline: always the commonest answer.", "",
             "| model | label | simulated | baseline | nanoBragg | baseline |", "|---|---|---:|---:|---:|---:|"]
    for name, sets in metrics.items():
        lines += rows(name, sets)
    lines.append("")
    for part, title in (("heldOutSimulated", "Quality, simulated frames"), ("nanoBragg", "Quality, nanoBragg frames")):
        if part in metrics.get("quality", {}):
            lines += matrix(title, metrics["quality"][part]["quality"])
    readme.put(BEGIN, END, lines)


if __name__ == "__main__":
    main()
