#!/usr/bin/env bash
# Makes target/dist/convscope, which runs without being installed, a .tar.gz of it, and where there is dpkg-deb a .deb, from
# what the profile "dist" has put into target/dist: the runtime and lib/app. Says how large each is.
#   package.sh VERSION MAINTAINER
# SOURCE_DATE_EPOCH is the time that all files get; where it is not set, that of the last commit.
set -euo pipefail
export LC_ALL=C.UTF-8
version=$1 maintainer=$2
. "$(dirname "${BASH_SOURCE[0]}")/control.sh"
. "$(dirname "${BASH_SOURCE[0]}")/natives.sh"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dist=$PWD/target/dist
image=$dist/convscope
most=250 # MB of 1,000,000 bytes, of the image

say() { echo "package: $1"; }

megabytes() { echo $(($(du -sb "$1" | cut -f1) / 1000000)); }

image() {
    rm -rf "$image"
    mkdir -p "$image/bin" "$image/lib"
    install -m 755 bin/convscope "$image/bin/convscope"
    cp -a "$dist/runtime" "$image/lib/runtime"
    rm "$image/lib/runtime/lib/server/classes.jsa" # the package's own archive has the JDK's classes too
    cp -a "$dist/app" "$image/lib/app"
    slim_runtime "$image/lib/runtime"
    for jar in "$image"/lib/app/*.jar; do slim_jar "$jar"; done
    local share=$image/share
    install -D -m 644 packaging/linux/convscope.desktop "$share/applications/convscope.desktop"
    install -D -m 644 packaging/linux/convscope.xml "$share/mime/packages/convscope.xml"
    install -D -m 644 src/main/resources/org/convscope/ui/icons/app.svg "$share/icons/hicolor/scalable/apps/convscope.svg"
    local doc=$share/doc/convscope
    install -D -m 644 LICENSE "$doc/LICENSE"
    cat src/main/resources/org/convscope/ui/dialog/natives.txt "$dist/app/licences.txt" >"$doc/licences.txt"
    cp "$dist"/*-bom.json "$doc/"
    install -m 644 CHANGELOG.md "$doc/CHANGELOG.md"
    install -m 644 packaging/linux/copyright "$doc/copyright"
    local convscope=("$image/lib/runtime/bin/java" -cp "$image/lib/app/convscope.jar" org.convscope.Main)
    mkdir -p "$share/man/man1" "$share/bash-completion/completions" "$share/zsh/vendor-completions"
    "${convscope[@]}" manual --pages "$image/lib/app/manual" >/dev/null
    "${convscope[@]}" manual | gzip -9n >"$share/man/man1/convscope.1.gz"
    "${convscope[@]}" completion bash | sed '1{/^#!/d}' >"$share/bash-completion/completions/convscope"
    "${convscope[@]}" completion zsh >"$share/zsh/vendor-completions/_convscope"
}

# Which classes the window and a report load, for the archive that is written where the package is installed: an archive
# belongs to the place of its jars. Without a display, or the means to make one, the list has the report's classes only.
class_list() {
    local work
    work=$(mktemp -d)
    local java=("$image/lib/runtime/bin/java" "-Dconvscope.config=$work/config" -cp "$image/lib/app/convscope.jar")
    local report=(org.convscope.Main inspect models/quality.h5 sample-images/ice --out "$work/report")
    "${java[@]}" "-XX:DumpLoadedClassList=$work/report.lst" "${report[@]}" >/dev/null
    local window=(timeout 40 "${java[@]}" "-XX:DumpLoadedClassList=$work/window.lst" org.convscope.Main gui models/quality.h5)
    if command -v xvfb-run >/dev/null; then
        xvfb-run -a -s "-screen 0 1600x1000x24" "${window[@]}" >/dev/null 2>&1 || true # ended by timeout
        grep -qx org/convscope/ui/WindowController "$work/window.lst" || { say "the window did not open"; exit 1; }
    elif [ -n "${DISPLAY:-}" ]; then
        "${window[@]}" >/dev/null 2>&1 || true
    else
        say "no display and no xvfb-run: the window's classes are not in the class list"
    fi
    cat "$work"/*.lst | grep -v '^#' | awk '!seen[$0]++' >"$image/lib/classes.lst"
    rm -rf "$work"
    say "$(wc -l <"$image/lib/classes.lst") lines in the class list"
}

set_times() {
    find "$1" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}

# The packages whose libraries the runtime and the jars' natives are linked with.
library_packages() {
    local natives
    natives=$(mktemp -d)
    for jar in "$image"/lib/app/*-linux-*.jar; do
        (cd "$natives" && "$image/lib/runtime/bin/java" --list-modules >/dev/null && unzip -qo "$jar" '*.so*' -d "$natives/$(basename "$jar")" 2>/dev/null) || true
    done
    find "$image/lib/runtime" "$natives" -name '*.so*' -type f -print0 |
        xargs -0 ldd 2>/dev/null | awk '$2 == "=>" && $3 ~ /^\// { print $3 }' | sort -u |
        grep -v -e "^$image" -e "^$natives" |
        while read -r library; do
            dpkg -S "$library" 2>/dev/null || dpkg -S "$(readlink -f "$library")" 2>/dev/null ||
                dpkg -S "/usr$library" 2>/dev/null || true
        done | sed 's/:.*//' | sort -u
    rm -rf "$natives"
}

deb() {
    local root=$dist/deb home=usr/lib/convscope architecture depends
    architecture=$(dpkg --print-architecture)
    rm -rf "$root"
    mkdir -p "$root/DEBIAN" "$root/$home" "$root/usr/bin"
    cp -a "$image/bin" "$image/lib" "$root/$home/"
    cp -a "$image/share" "$root/usr/share"
    ln -s ../lib/convscope/bin/convscope "$root/usr/bin/convscope"
    # of a package with no version of Debian's own Debian wants a changelog in its own form
    gzip -9n >"$root/usr/share/doc/convscope/changelog.gz" <<CHANGELOG
convscope ($version) unstable; urgency=medium

  * What is new stands in CHANGELOG.md beside this file.

 -- $maintainer  $(date --utc --rfc-email --date="@$SOURCE_DATE_EPOCH")
CHANGELOG
    depends=$(library_packages | sed "s/^libc6\$/libc6 (>= $(getconf GNU_LIBC_VERSION | cut -d' ' -f2))/" | paste -sd, | sed 's/,/, /g')
    cat >"$root/DEBIAN/control" <<CONTROL
$(control_head convscope "$version" "$maintainer" "$root")
Depends: libfontconfig1, $depends
Recommends: xdg-utils
Suggests: convscope-cuda
Description: see what a convolutional network learned
 Opens Keras models and shows kernels, feature maps, row histograms, data sets
 and predictions of frames, in a window and on the command line. Brings its own
 Java.
CONTROL
    install -m 755 packaging/linux/postinst packaging/linux/prerm "$root/DEBIAN/"
    (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    chmod -R u=rwX,go=rX "$root"
    set_times "$root"
    local file=$dist/convscope_${version}_$architecture.deb
    dpkg-deb --root-owner-group -Zgzip --build "$root" "$file" >/dev/null # the jars are packed already
    rm -rf "$root"
    say "$(megabytes "$file") MB: $file"
}

export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
image
class_list
set_times "$image"
size=$(megabytes "$image")
say "$size MB: $image"
[ "$size" -lt "$most" ] || { say "the image is larger than $most MB"; exit 1; }
archive=$dist/convscope-$version-linux-$(uname -m).tar.gz
tar --sort=name --owner=0 --group=0 --numeric-owner -C "$dist" -cf - convscope | gzip -n >"$archive"
say "$(megabytes "$archive") MB: $archive"
if command -v dpkg-deb >/dev/null; then deb; else say "there is no dpkg-deb, so no .deb is made"; fi
