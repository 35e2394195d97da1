#!/usr/bin/env bash
# Makes a .deb of target/dist/cuda, the add-on with CUDA's libraries, where there is dpkg-deb.
#   cuda.sh VERSION MAINTAINER
set -euo pipefail
version=$1 maintainer=$2
. "$(dirname "${BASH_SOURCE[0]}")/control.sh"
cd "$(dirname "${BASH_SOURCE[0]}")/../../target/dist"
echo "package: $(du -sm cuda | cut -f1) MB: $PWD/cuda"
command -v dpkg-deb >/dev/null || exit 0
root=cuda-deb architecture=$(dpkg --print-architecture)
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/lib/convscope"
cp -al cuda "$root/usr/lib/convscope/cuda"
cat >"$root/DEBIAN/control" <<CONTROL
$(control_head convscope-cuda "$version" "$maintainer" "$root")
Depends: convscope
Description: CUDA 11.6 for Convscope
 ND4J's CUDA backend with CUDA's and cuDNN's libraries, under NVIDIA's licence.
 Wants a driver of version 450.80.02 or later.
CONTROL
chmod -R u=rwX,go=rX "$root"
dpkg-deb --root-owner-group -Znone --build "$root" "convscope-cuda_${version}_$architecture.deb" >/dev/null # packed already
rm -rf "$root"
