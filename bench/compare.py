#!/usr/bin/env python3
"""Runs both sides in turn, takes medians, and writes the table. Called by compare.sh."""
import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import tempfile
import threading
import time

FRAME = "sample-images/ice/ice_1.png"
VGG16 = "bench/out/vgg16.h5"


# as bin/convscope sets it
os.environ.setdefault("GOMP_SPINCOUNT", "1000")


class Run:
    """A finished process: seconds, peak of resident anonymous memory in MB (sampled), its last line as JSON if it is some."""

    def __init__(self, command):
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.memory = 0
        watcher = threading.Thread(target=self.watch, args=(process.pid,), daemon=True)
        watcher.start()
        out, err = process.communicate(timeout=600)
        self.seconds = time.perf_counter() - begin
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)}: {err[-500:]}")
        lines = [line for line in out.splitlines() if line.startswith("{")]
        self.said = json.loads(lines[-1]) if lines else {}

    def watch(self, pid):
        try:
            while True:
                with open(f"/proc/{pid}/status") as h:
                    for line in h:
                        if line.startswith("RssAnon:"):
                            self.memory = max(self.memory, int(line.split()[1]) / 1024)
                time.sleep(0.01)
        except (OSError, ProcessLookupError):
            pass


def both_sides(parser):
    """What compare.sh says of the two sides."""
    parser.add_argument("--keras", required=True, help="an interpreter that has it")
    parser.add_argument("--classpath", required=True)
    parser.add_argument("--classes", required=True, help="archive of classes, mapped as bin/convscope does it")


def measure(a, heap):
    """The beginning of a command of Convscope's side."""
    return ["java", f"-Xmx{heap}", f"-XX:SharedArchiveFile={a.classes}", "-Xlog:cds*=off",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0", "-Dorg.nd4j.log.initialization=false",
            "-cp", a.classpath, "org.convscope.bench.Measure"]


def put(marker, text, path="docs/performance.md"):
    """Replaces what stands between <!-- marker --> and <!-- /marker --> in a document."""
    begin, end = f"<!-- {marker} -->\n", f"<!-- /{marker} -->"
    with open(path) as h:
        before, rest = h.read().split(begin)
    with open(path, "w") as h:
        h.write(before + begin + "\n" + text.strip() + "\n\n" + end + rest.split(end)[1])
    print(f"wrote '{marker}' in {path}")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--runs", type=int, default=5)
    both_sides(p)
    p.add_argument("--table", required=True)
    p.add_argument("--only", default="", help="only rows whose name holds this; several separated by |")
    a = p.parse_args()
    java = measure(a, "1g")
    keras = [a.keras, "bench/keras_side.py"]
    scratch = tempfile.mkdtemp()
    inspect = ["bin/convscope", "inspect", VGG16, FRAME, "--out"]
    store = a.table.removesuffix(".md") + ".json"
    known = json.load(open(store)) if os.path.exists(store) else {}
    rows = []

    def pair(name, ours, theirs, field):
        rows.append(name)
        if not any(part in name for part in a.only.split("|")):
            return
        mine, other = [], []
        for i in range(a.runs):
            shutil.rmtree(os.path.join(scratch, "report"), ignore_errors=True)
            mine.append(Run(ours))
            other.append(Run(theirs))
        value = lambda runs: statistics.median(field(r) for r in runs)
        memory = lambda runs: statistics.median(r.memory for r in runs)
        row = (name, value(mine), value(other), value(mine) / value(other), memory(mine), memory(other))
        known[name] = row[1:]
        with open(store, "w") as h:
            json.dump(known, h, indent=1)
        print("%-50s %8.3f s %8.3f s  ratio %.3f  %6.0f MB %6.0f MB" % row, flush=True)

    pair("open to kernels", java + ["open", VGG16], keras + ["open", VGG16], lambda r: r.said["open_s"])
    pair("all 13 convolutions' maps, warm", java + ["maps", VGG16, FRAME], keras + ["maps", VGG16, FRAME], lambda r: r.said["warm_s"])
    pair("many frames, per frame", java + ["many", VGG16, FRAME, "8"], keras + ["many", VGG16, FRAME], lambda r: r.said["per_frame_s"])
    pair("the whole job, cold, no predictions", inspect + [os.path.join(scratch, "report"), "--no-predictions"],
         keras + ["job", VGG16, FRAME, "--out", scratch], lambda r: r.seconds)
    pair("the whole job with predictions", inspect + [os.path.join(scratch, "report")],
         keras + ["job-predict", VGG16, FRAME, "--out", scratch], lambda r: r.seconds)
    for which, model, layer, side in (("vgg19-152", "bench/out/vgg19-152.h5", "block4_conv1", 152),
                                      ("vgg19-224", "bench/out/vgg19-224.h5", "block5_conv3", 224),
                                      ("vgg16-512", VGG16, "block5_conv3", 512)):
        pair(f"exciter step, {which} {layer}", java + ["exciter", model, layer, str(side)],
             keras + ["exciter", which], lambda r: r.said["step_s"])

    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    flags = next((line for line in open("/proc/cpuinfo") if line.startswith("flags")), "")
    text = (f"Machine: {cpu}, {os.cpu_count()} cores{', AVX-512' if 'avx512f' in flags else ''}; "
            f"{platform.system()}; medians of {a.runs} runs, both sides in turn, file in the page cache; {time.strftime('%Y-%m-%d')}.\n\n"
            "| what | Convscope | Keras (TF 2.15) | ratio | memory, Convscope | memory, Keras |\n|---|---|---|---|---|---|\n")
    for name in rows:
        if name in known:
            mine, other, ratio, mm, om = known[name]
            text += f"| {name} | {mine:.2f} s | {other:.2f} s | {ratio:.2f} | {mm:,.0f} MB | {om:,.0f} MB |\n"
    with open(a.table, "w") as h:
        h.write(text)
    if all(name in known for name in rows):
        put("table", text)
    shutil.rmtree(scratch)


if __name__ == "__main__":
    main()
