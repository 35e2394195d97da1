# shellcheck shell=bash
# Sourced by package.sh: natives as a package has them, without what nothing at run time reads.

# Takes the tables of symbols, which only a debugger reads, from the natives of a runtime.
#   slim_runtime RUNTIME
slim_runtime() {
    find "$1" -type f \( -name '*.so' -o -path '*/bin/*' -o -name jexec -o -name jspawnhelper \) -exec strip --strip-unneeded {} +
}

# Takes other systems' natives from a jar, and from this system's their tables of symbols and the headers they are compiled
# against. A jar without natives stays as it is.
#   slim_jar JAR
slim_jar() {
    local natives system work
    natives=$(unzip -Z1 "$1" | grep -E '\.(so|dll|dylib)(\.[0-9]+)*$') || return 0
    case $(uname -m) in
        x86_64) system='linux[-/](amd64|x86_64)' ;;
        aarch64) system='linux[-/](aarch64|arm64)' ;;
        *) return 0 ;;
    esac
    work=$(mktemp -d)
    unzip -q "$1" -d "$work"
    (
        cd "$work" || exit
        while read -r native; do
            # a native keeps its time, by which JavaCPP knows what it has unpacked already
            if [[ $native =~ $system ]]; then strip --strip-unneeded --preserve-dates "$native"; else rm "$native"; fi
        done <<<"$natives"
        find . -type d -path '*/linux-*/include' -prune -exec rm -r {} +
        rm "$1"
        find . -type f | LC_ALL=C sort | cut -c3- | TZ=UTC zip -q -9 -X -@ "$1"
    )
    rm -r "$work"
}
