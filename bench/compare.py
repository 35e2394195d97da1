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
DOCUMENTS = ["docs/performance.md", "docs/performance-tried.md"]
OTHERS = 1  # runs of Keras 3 and DL4J, which are there for orientation


# as bin/convscope sets it
os.environ.setdefault("GOMP_SPINCOUNT", "1000")


class Run:
    """A finished process: seconds, peak of resident anonymous memory in MB (sampled), its last line as JSON if it is some."""

    def __init__(self, command, most=600):
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.memory = 0
        watcher = threading.Thread(target=self.watch, args=(process.pid,), daemon=True)
        watcher.start()
        try:
            out, err = process.communicate(timeout=most)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
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
    """What compare.sh says of the two sides; its environment reaches both."""
    parser.add_argument("--keras", required=True, help="an interpreter that has it")
    parser.add_argument("--classpath", required=True)
    parser.add_argument("--classes", required=True, help="archive of classes, mapped as bin/convscope does it")
    parser.add_argument("--marker", required=True, help="the table's name in the document")


def measure(a, heap, program="org.convscope.bench.Measure"):
    """The beginning of a command in a virtual machine, which compiles as bin/convscope has it."""
    return ["java", f"-Xmx{heap}", "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000", f"-XX:SharedArchiveFile={a.classes}", "-Xlog:cds*=off",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0", "-Dorg.nd4j.log.initialization=false",
            "-cp", a.classpath, program]


def put(marker, text):
    """Replaces what stands between <!-- marker --> and <!-- /marker --> in the document that has it."""
    path = next((p for p in DOCUMENTS if os.path.exists(p) and f"<!-- {marker} -->" in open(p).read()), None)
    if path is None:
        print(f"no document has a place for '{marker}'")
        return
    begin, end = f"<!-- {marker} -->\n", f"<!-- /{marker} -->"
    with open(path) as h:
        before, rest = h.read().split(begin)
    with open(path, "w") as h:
        h.write(before + begin + "\n" + text.strip() + "\n\n" + end + rest.split(end)[1])
    print(f"wrote '{marker}' in {path}")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--runs", type=int, default=5)
    p.add_argument("--keras3", default="", help="an interpreter that has Keras 3; empty: its column stays empty")
    both_sides(p)
    p.add_argument("--table", required=True)
    p.add_argument("--only", default="", help="only rows whose name holds this; several separated by |")
    p.add_argument("--baseline", default="", help="an earlier version: a checkout, an unpacked distribution, or a folder of classes")
    a = p.parse_args()
    java = measure(a, "1g")
    scratch = tempfile.mkdtemp()
    report = os.path.join(scratch, "report")
    engine = ["--engine", os.environ["ENGINE"]] if os.environ.get("ENGINE") else []
    inspect = ["inspect", VGG16, FRAME, "--out", report]
    store = a.table.removesuffix(".md") + ".json"
    known = json.load(open(store)) if os.path.exists(store) else {}
    rows = []

    def pair(name, target, ours, theirs, field, dl4j=None, before=None):
        rows.append((name, target))
        if not any(part in name for part in a.only.split("|")):
            return
        sides = {"Convscope": ours, "Keras": [a.keras, "bench/keras_side.py"] + theirs}
        if a.keras3:
            sides["Keras 3"] = [a.keras3, "bench/keras_side.py"] + theirs
        if dl4j:
            sides["DL4J"] = measure(a, "12g", "org.convscope.bench.MeasureDl4j") + dl4j
        if before:
            sides["before"] = before
        done = {side: [] for side in sides}
        if before:  # the first report leaves the classes it loaded in an archive
            for command in (ours, before):
                Run(command)
                shutil.rmtree(report, ignore_errors=True)
        for i in range(a.runs):
            for side, command in sides.items():
                if i < (OTHERS if side in ("Keras 3", "DL4J") else a.runs):
                    shutil.rmtree(report, ignore_errors=True)
                    done[side].append(Run(command))
        known[name] = {"runs": a.runs, "date": time.strftime("%Y-%m-%d"), "sides": {
            side: (statistics.median(field(r) for r in runs), statistics.median(r.memory for r in runs)) for side, runs in done.items()}}
        with open(store, "w") as h:
            json.dump(known, h, indent=1)
        print(row(name, target, known[name]), flush=True)

    pair("open to kernels", "0.5 s", java + ["open", VGG16], ["open", VGG16], lambda r: r.said["open_s"], ["open", VGG16])
    pair("all 13 convolutions' maps, warm", "0.45 x", java + ["maps", VGG16, FRAME], ["maps", VGG16, FRAME], lambda r: r.said["warm_s"], ["maps", VGG16])
    pair("first maps after opening, fresh process", "0.5 x", java + ["first-maps", VGG16, FRAME], ["maps", VGG16, FRAME],
         lambda r: r.said.get("first_s", r.said.get("cold_s")))
    pair("first maps after a warm-up", "-", java + ["maps", VGG16, FRAME], ["maps", VGG16, FRAME], lambda r: r.said["cold_s"])
    pair("many frames, per frame", "0.45 x", java + ["many", VGG16, FRAME, "8"], ["many", VGG16, FRAME], lambda r: r.said["per_frame_s"])
    for name, target, options, theirs in (("the whole job, cold, no predictions", "2.5 s, 1.2 GB", ["--no-predictions"], "job"),
                                          ("the whole job with predictions", "4.5 s, 1.2 GB", [], "job-predict")):
        pair(name, target, ["bin/convscope", *inspect, *engine, *options], [theirs, VGG16, FRAME, "--out", scratch], lambda r: r.seconds,
             before=[*earlier(a), *inspect, *options] if a.baseline else None)
    for which, model, layer, side in (("vgg19-152", "bench/out/vgg19-152.h5", "block4_conv1", 152),
                                      ("vgg19-224", "bench/out/vgg19-224.h5", "block5_conv3", 224),
                                      ("vgg16-512", VGG16, "block5_conv3", 512)):
        pair(f"exciter step, {which} {layer}", "0.5 x", java + ["exciter", model, layer, str(side)],
             ["exciter", which], lambda r: r.said["step_s"])
        pair(f"first exciter step, fresh process, {which}", "0.5 x", java + ["first-exciter", model, layer, str(side)],
             ["exciter", which], lambda r: r.said["first_s"])

    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    flags = next((line for line in open("/proc/cpuinfo") if line.startswith("flags")), "")
    text = (f"Machine: {cpu}, {os.cpu_count()} cores{', AVX-512' if 'avx512f' in flags else ''}; {platform.system()}; all sides in turn, "
            f"file in the page cache{instructions()}. Medians of the runs named; Keras 3 and DL4J ran {OTHERS if OTHERS > 1 else 'once'}{' times' if OTHERS > 1 else ''}.\n\n"
            "| what | to reach | Convscope | Keras (TF 2.15) | ratio | memory, Convscope | memory, Keras | version before | Keras 3 (TF 2.21) | DL4J M2.1 | runs |\n"
            "|---|---|---|---|---|---|---|---|---|---|---|\n")
    text += "".join(row(name, target, known[name]) + "\n" for name, target in rows if name in known)
    with open(a.table, "w") as h:
        h.write(text)
    if all(name in known for name, _ in rows):
        put(a.marker, text)
    shutil.rmtree(scratch)


def instructions():
    """What both sides may use of the processor, where that was limited."""
    isa = os.environ.get("ONEDNN_MAX_CPU_ISA")
    return f"; both sides without more than {isa} (ONEDNN_MAX_CPU_ISA)" if isa else ""


def measured():
    """The first line of a table: when, by which engine, and what both sides may use of the processor."""
    return f"Measured on {time.strftime('%Y-%m-%d')}, engine {os.environ.get('ENGINE') or 'auto'}{instructions()}.\n\n"


def earlier(a):
    """The beginning of an earlier version's command line: its launcher, or its classes before this checkout's libraries."""
    launcher = os.path.join(a.baseline, "bin", "convscope")
    if os.access(launcher, os.X_OK):
        return [launcher]
    return ["java", "-XX:MaxRAMPercentage=40", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0", "-cp",
            a.baseline + os.pathsep + a.classpath, "org.convscope.Main"]


def row(name, target, one):
    """A line of the table; the memory of the sides that are there for orientation stands in brackets."""
    (mine, my_memory), (other, other_memory) = one["sides"]["Convscope"], one["sides"]["Keras"]
    rest = ["%.2f s (%s MB)" % (one["sides"][side][0], f"{one['sides'][side][1]:,.0f}") if side in one["sides"] else "-" for side in ("before", "Keras 3", "DL4J")]
    return (f"| {name} | {target} | {mine:.2f} s | {other:.2f} s | {mine / other:.2f} | {my_memory:,.0f} MB | {other_memory:,.0f} MB | "
            f"{' | '.join(rest)} | {one['runs']}, {one['date']} |")


if __name__ == "__main__":
    main()
