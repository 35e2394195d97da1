# shellcheck shell=bash
# Sourced by package.sh and cuda.sh: what the .debs have in common.

# The first lines of a package's control file.
#   control_head NAME VERSION MAINTAINER ROOT   of what lies in ROOT/usr
control_head() {
    cat <<CONTROL
Package: $1
Version: $2
Section: science
Priority: optional
Architecture: $(dpkg --print-architecture)
Maintainer: $3
Installed-Size: $(du -sk "$4/usr" | cut -f1)
CONTROL
}
