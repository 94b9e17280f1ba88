#!/bin/sh
# A program in docker's place. It has images by name, here and in a registry: a file each in $STUB/local and
# $STUB/registry, with the digest of the configuration in it.
set -eu
file() { echo "$STUB/$1/$(echo "$2" | tr '/:' '__')"; }
say() { echo "$1" >&2 && exit 1; }

echo "$*" >>"$STUB/calls"
case "$1" in
  version | rm) ;;
  buildx) say 'there is no buildx' ;;
  build) printf 'b%.0s' $(seq 64) >"$(file local payments:local)" ;;
  image | history) echo 1000000 ;;
  tag) cp "$(file local "$2")" "$(file local "$3")" ;;
  push)
    [ ! -e "$STUB/closed" ] || say 'denied: not allowed'
    cp "$(file local "$2")" "$(file registry "$2")"
    ;;
  pull)
    cp "$(file registry "$2")" "$(file local "$2")" 2>/dev/null || say 'manifest unknown'
    # Of the manifest, which is not that of the configuration.
    echo "Digest: sha256:$(tr bc 12 <"$(file registry "$2")")"
    ;;
  save)
    printf '[{"Config":"blobs/sha256/%s"}]' "$(cat "$(file local "$3")")" >"$STUB/manifest.json"
    tar -C "$STUB" -cf "${2#--output=}" manifest.json
    ;;
  create) echo 0123456789ab ;;
  cp) echo '{"bomFormat":"CycloneDX"}' >"$3" ;;
  *) say "what is $1?" ;;
esac
