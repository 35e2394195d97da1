#!/usr/bin/env bash
# Builds the jar of the commit that is checked out twice, at two places, and compares the two byte by byte.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for place in first second; do
    mkdir "$work/$place"
    git archive HEAD | tar -x -C "$work/$place"
    (cd "$work/$place" && mvn -q -B -ntp -Dmaven.test.skip=true package)
done
cmp "$work/first/target/app/lib/convscope.jar" "$work/second/target/app/lib/convscope.jar"
echo "reproducible: $(sha256sum <"$work/first/target/app/lib/convscope.jar" | cut -d' ' -f1) twice"
