#!/usr/bin/env bash
# Measures Convscope beside Keras in turn, and writes the tables of docs/performance.md and docs/performance-tried.md.
# Installs Keras 2.15 into bench/venv and Keras 3 into bench/venv3, and writes a 2.27 GB VGG16 into bench/out, once.
#
# usage: bench/compare.sh [RUNS [ROWS]]        (5 by default; each run is a fresh process with the file in the page cache;
# ROWS: only these rows, parts of their names separated by |, such as 'exciter' or 'open|maps'. Rows that were measured before stay
# in the table, with their own number of runs and date, and every row is kept when it is done.)
#        bench/compare.sh operations [ROWS]    (what each kind of operation takes)
#        bench/compare.sh growth [ROWS]        (with side, batch and depth)
#        bench/compare.sh analyses [ROWS]      (saliency maps of 50 gradients, a layer's exciters, occlusion maps)
#        bench/compare.sh census [ROWS]        (frames a second of a census)
#        bench/compare.sh top [ROWS]           (frames a second of top images)
#        bench/compare.sh training [ROWS]      (a step of training)
#        bench/compare.sh networks [ROWS]      (maps of other networks than VGG)
#        bench/compare.sh primitives [ROWS]    (what oneDNN itself says that its primitives take, on both sides)
#        bench/compare.sh pictures [ROWS]      (JMH: mosaics, channels, histograms, PNG, repaints of a large frame)
# KERAS_PYTHON and KERAS3_PYTHON name interpreters that have the two already, PYTHON one that makes the venvs. KERAS3_PYTHON=none
# leaves Keras 3's column empty, and so does a machine where it cannot be installed.
# ENGINE=auto|onednn|nd4j: Convscope's engine.
# ISA=AVX2: both sides without what is newer, as on a machine that has no AVX-512; these tables stand apart from the others.
# BASELINE=FOLDER: another checkout of Convscope, an unpacked distribution, or a folder of its classes, which does the whole job too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
what=table
runs=${1:-5}
case $runs in operations | growth | networks | analyses | census | top | training | primitives | pictures) what=$runs ;; esac
rows=${2:-}
out=bench/out
mkdir -p "$out"

fail() {
    echo "compare.sh: $1" >&2
    exit 1
}

# venv FOLDER "VERSIONS" PACKAGE...: an environment whose last step, the import, has worked once
venv() {
    local folder=$1 versions=$2 python=
    shift 2
    "$folder/bin/python" -c 'import keras' 2>/dev/null && return
    for candidate in ${PYTHON:-} python3 python3.11 python3.10 python3.12 python3.9; do
        if "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] not in '$versions'.split())" 2>/dev/null; then
            python=$candidate
            break
        fi
    done
    [ -n "$python" ] || fail "$* needs Python of one of the versions $versions. Install one, or name it in PYTHON."
    rm -rf "$folder"
    "$python" -m venv "$folder"
    "$folder/bin/pip" -q install "$@" || fail "pip could not install $*; what it says stands above."
    "$folder/bin/python" -c 'import keras' 2>/dev/null || fail "Keras does not start in $folder."
}

marker=$what
if [ -n "${ISA:-}" ]; then
    marker+=-$(tr '[:upper:]' '[:lower:]' <<<"$ISA")
    # the second is the older name, which ND4J's oneDNN reads
    export ONEDNN_MAX_CPU_ISA=$ISA DNNL_MAX_CPU_ISA=$ISA
fi

if [ "$what" != pictures ]; then
    keras=${KERAS_PYTHON:-bench/venv/bin/python}
    [ -n "${KERAS_PYTHON:-}" ] || venv bench/venv "3.9 3.10 3.11" tensorflow-cpu==2.15.1 'numpy<2' h5py pillow
    "$keras" -c 'import keras' 2>/dev/null || fail "'$keras' has no Keras."
    [ -e "$out/vgg16.h5" ] || { "$keras" bench/make_vgg16.py "$out/part.h5" && mv "$out/part.h5" "$out/vgg16.h5"; }
    for model in VGG19:152:3 VGG19:224:3 VGG16:None:1; do
        IFS=: read -r network side channels <<<"$model"
        file=$out/${network,,}-${side/None/conv}.h5
        [ -e "$file" ] || {
            "$keras" -c "
import keras
keras.applications.$network(include_top=False, weights=None, input_shape=($side, $side, $channels)).save('$out/part.h5')" 2>"$out/keras.log" ||
                fail "$network could not be written; see $out/keras.log."
            mv "$out/part.h5" "$file"
        }
    done
fi

if [ ! -e "$out/measure.jar" ] || [ ! -e target/app/lib/convscope.jar ] ||
    [ -n "$(find pom.xml src/main bench/java -newer "$out/measure.jar" -print -quit)" ]; then
    # shellcheck disable=SC2086
    mvn -q -B ${CONVSCOPE_MVN_ARGS:-} -Pbench -DskipTests -Djacoco.skip=true package dependency:build-classpath -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test
    jar --create --file "$out/measure.jar" -C target/test-classes org/convscope
    rm -f "$out/classes.jsa"
fi
classpath="$out/measure.jar:target/app/lib/convscope.jar:$(cat "$out/classpath")"

if [ "$what" = pictures ]; then
    java -cp "target/test-classes:$classpath" org.openjdk.jmh.Main -rf json -rff "$out/pictures.json" "(PicturesBenchmark|FramePaintBenchmark).*(${rows:-})"
    exec python3 bench/pictures.py "$out/pictures.json"
fi

# classes mapped from an archive, as bin/convscope does it
bin/convscope --version >/dev/null
[ -e "$out/classes.jsa" ] || java -XX:ArchiveClassesAtExit="$out/classes.jsa" '-Xlog:cds*=off' -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.nd4j.log.initialization=false \
    -cp "$classpath" org.convscope.bench.Measure exciter "$out/vgg19-152.h5" block4_conv1 152 >/dev/null
cat "$out/vgg16.h5" >/dev/null # into the page cache

sides=(--keras "$keras" --classpath "$classpath" --classes "$out/classes.jsa" --only "$rows")
if [ "$what" = table ]; then
    keras3=${KERAS3_PYTHON:-bench/venv3/bin/python}
    [ "$keras3" != none ] || keras3=
    [ -n "${KERAS3_PYTHON:-}" ] || (venv bench/venv3 "3.10 3.11 3.12 3.13" tensorflow-cpu==2.21.0 keras h5py pillow) || keras3=
    sides+=(--keras3 "$keras3" --runs "$runs" --baseline "${BASELINE:-}")
fi
"$keras" "bench/$([ "$what" = table ] && echo compare || echo "$what").py" --table "$out/$marker.md" --marker "$marker" "${sides[@]}"
