#!/usr/bin/env bash
# Makes a release from a clean clone of the commit that is checked out: all tests, the jar twice and compared, the packages,
# their bill of materials and their sums, in target/release. Wants what docs/packaging.md names, and git.
#   packaging/release.sh [--without-tests]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tests=true
[ "${1:-}" != --without-tests ] || tests=false
fail() {
    echo "release: $1" >&2
    exit 1
}
[ -z "$(git status --porcelain --untracked-files=no)" ] || fail "there are changes that are not committed"
release=$PWD/target/release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git clone -q --no-hardlinks . "$work/clone"
cd "$work/clone"
version=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' pom.xml)
grep -q "^## $version\b" CHANGELOG.md || fail "CHANGELOG.md has no section '## $version'"

if $tests; then mvn -B -ntp verify; fi
packaging/reproducible.sh
mvn -B -ntp -Pdist -Dmaven.test.skip=true package
diff target/dist/app/licences.txt src/main/resources/org/convscope/ui/dialog/licences.txt ||
    fail "the program's list of licences is an older one: copy target/dist/app/licences.txt of -Pdist over it"

rm -rf "$release"
mkdir -p "$release"
find target/dist -maxdepth 1 -type f -exec cp {} "$release/" \;
git archive --prefix="convscope-$version/" -o "$release/convscope-$version-source.tar.gz" HEAD
(cd "$release" && sha256sum -- * >SHA256SUMS)
echo "release: $version of $(git rev-parse --short HEAD) is in $release"
