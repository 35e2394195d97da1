#!/usr/bin/env bash
# Measures Convscope beside Keras in turn, and writes the table to bench/out/table.md.
# Installs Keras (tensorflow-cpu 2.15.1) into bench/venv and writes a 2.27 GB VGG16 into bench/out, once.
#
# usage: bench/compare.sh [RUNS [ROWS]]        (5 by default; each run is a fresh process with the file in the page cache;
# ROWS: only these rows, parts of their names separated by |, such as 'exciter' or 'open|maps'. Rows that were measured before stay
# in the table, and every row is written when it is done.)
#        bench/compare.sh operations [ROWS]    (what each kind of operation takes, to bench/out/operations.md)
#        bench/compare.sh growth [ROWS]        (with side, batch and depth, to bench/out/growth.md)
# PYTHON names the interpreter that makes the venv (3.9 to 3.11 for TensorFlow 2.15). KERAS_PYTHON names one that has Keras already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
what=table
runs=${1:-5}
case $runs in operations | growth) what=$runs ;; esac
rows=${2:-}
out=bench/out
mkdir -p "$out"

keras=${KERAS_PYTHON:-bench/venv/bin/python}
if [ ! -x "$keras" ]; then
    "${PYTHON:-python3}" -m venv bench/venv
    bench/venv/bin/pip -q install tensorflow-cpu==2.15.1 'numpy<2' h5py pillow
fi
[ -e "$out/vgg16.h5" ] || { "$keras" bench/make_vgg16.py "$out/part.h5" && mv "$out/part.h5" "$out/vgg16.h5"; }
for size in 152 224; do
    [ -e "$out/vgg19-$size.h5" ] || "$keras" -c "
import keras
keras.applications.VGG19(include_top=False, weights=None, input_shape=($size, $size, 3)).save('$out/vgg19-$size.h5')" 2>/dev/null
done

[ -e "$out/vgg16-conv.h5" ] || "$keras" -c "
import keras
keras.applications.VGG16(include_top=False, weights=None, input_shape=(None, None, 1)).save('$out/vgg16-conv.h5')" 2>/dev/null

mvn -q -B -Pbench -DskipTests -Djacoco.skip=true test-compile dependency:build-classpath -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test
bin/convscope --version >/dev/null

# classes mapped from an archive, as bin/convscope does it
classpath="$out/measure.jar:target/app/lib/convscope.jar:$(cat "$out/classpath")"
jar --create --file "$out/measure.jar" -C target/test-classes org/convscope/bench
rm -f "$out/classes.jsa"
java -XX:ArchiveClassesAtExit="$out/classes.jsa" -Xlog:cds*=off -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.nd4j.log.initialization=false \
    -cp "$classpath" org.convscope.bench.Measure exciter "$out/vgg19-152.h5" block4_conv1 152 >/dev/null
cat "$out/vgg16.h5" >/dev/null # into the page cache

both=(--keras "$keras" --classpath "$classpath" --classes "$out/classes.jsa" --only "$rows")
case $what in
    table) "$keras" bench/compare.py --runs "$runs" --table "$out/table.md" "${both[@]}" ;;
    *) "$keras" "bench/$what.py" --table "$out/$what.md" "${both[@]}" ;;
esac
