#!/usr/bin/env python3
"""Opens every damaged or hostile model file of a folder and says what Convscope said, how long it took and how much memory.

usage: robustness.py FOLDER [--bin bin/convscope] [--markdown OUT.md]
A run passes if it ends by itself within 5 s and with at most 512 MB more than a run on a good, small model (the first
argument of --good, or models/quality.h5), prints at most a few lines, and no stack trace. Time and memory are those of the
whole process, the JVM's start included.
"""
import argparse
import glob
import os
import subprocess
import sys
import tempfile
import time


def run(binary, path):
    before = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = subprocess.Popen([binary, "summary", path], stdout=out, stderr=err, text=True)
        try:
            _, status, usage = wait(process, 60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None, 60, 0, "", "no end within 60 s"
        seconds = time.perf_counter() - before
        out.seek(0)
        err.seek(0)
        return os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1024, out.read(), err.read()


def wait(process, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return pid, status, usage
        time.sleep(0.005)
    raise subprocess.TimeoutExpired(process.args, seconds)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder")
    p.add_argument("--bin", default="bin/convscope")
    p.add_argument("--good", default="models/quality.h5")
    p.add_argument("--markdown")
    a = p.parse_args()
    run(a.bin, a.good)
    _, base_seconds, base_memory, _, _ = run(a.bin, a.good)
    rows, bad = [], 0
    for path in sorted(f for f in glob.glob(os.path.join(a.folder, "*")) if not f.endswith((".tsv", ".md"))):
        code, seconds, memory, out, err = run(a.bin, path)
        text = err.strip() or out.strip().splitlines()[0]
        lines = err.strip().splitlines()
        ok = code is not None and seconds <= 5 and memory <= base_memory + 512 and "\tat " not in err + out and len(lines) <= 8
        bad += not ok
        said = " ".join(line.replace(path, os.path.basename(path)).removeprefix("convscope: ") for line in lines) or "opens"
        rows.append((os.path.basename(path), code, seconds, memory, said))
        print(f"{'ok  ' if ok else 'FAIL'} {os.path.basename(path):34s} exit {code} {seconds:5.2f} s {memory:5.0f} MB  {said[:230]}", flush=True)
    print(f"{len(rows) - bad} of {len(rows)} within limits; a good small model takes {base_seconds:.2f} s and {base_memory:.0f} MB")
    if a.markdown:
        with open(a.markdown, "w") as h:
            h.write(f"A good small model takes {base_seconds:.2f} s and {base_memory:.0f} MB.\n\n| file | exit | time | memory | what is said |\n|---|---|---|---|---|\n")
            for name, code, seconds, memory, said in rows:
                cell = said[:400].replace("|", "\\|")
                h.write(f"| {name} | {code} | {seconds:.2f} s | {memory:.0f} MB | {cell} |\n")
    return 0 if not bad else 1


if __name__ == "__main__":
    sys.exit(main())
