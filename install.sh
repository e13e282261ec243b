#!/bin/sh
# Installs a released `grade`, after checking that it is the one that was asked for.
#
#   sh install.sh --from URL --version VERSION [--sha256 DIGEST] [--to DIR]
#
# URL is the folder of the releases, https://HOST/OWNER/REPOSITORY/releases/download. With --sha256 the archive has
# exactly that digest, whoever serves it. Without, it has the digest in the release's own SHA256SUMS, which guards
# against a broken download and against nothing else.
set -eu

fail() {
    echo "install.sh: $1" >&2
    exit 2
}

from='' version='' sha256='' to="${HOME:-.}/.local/bin"
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || fail "$1 needs a value"
    case $1 in
    --from) from=$2 ;;
    --version) version=$2 ;;
    --sha256) sha256=$2 ;;
    --to) to=$2 ;;
    *) fail "$1 is unknown" ;;
    esac
    shift 2
done
[ -n "$from" ] || fail 'say where releases are: --from URL'
case $version in
*[!0-9A-Za-z.-]* | '' | .*) fail 'say which version: --version 0.1.0' ;;
esac

case "$(uname -s) $(uname -m)" in
'Linux x86_64') target=x86_64-unknown-linux-musl ;;
'Linux aarch64' | 'Linux arm64') target=aarch64-unknown-linux-musl ;;
'Darwin x86_64') target=x86_64-apple-darwin ;;
'Darwin arm64') target=aarch64-apple-darwin ;;
*) fail "there is no release for $(uname -s) $(uname -m): build it with cargo" ;;
esac

name=grade-$version-$target
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

download() {
    curl --proto '=https,file' --tlsv1.2 --fail --silent --show-error --location --max-time 300 \
        --max-filesize 500000000 --output "$work/$1" "$from/v$version/$1" || fail "$from/v$version/$1 is not to be had"
}

download "$name.tar.gz"
if [ -z "$sha256" ]; then
    download SHA256SUMS
    sha256=$(awk -v name="$name.tar.gz" '$2 == name { print $1 }' "$work/SHA256SUMS")
    [ -n "$sha256" ] || fail "SHA256SUMS does not name $name.tar.gz"
fi

if command -v sha256sum > /dev/null; then
    found=$(sha256sum "$work/$name.tar.gz")
else
    found=$(shasum -a 256 "$work/$name.tar.gz")
fi
found=${found%% *}
[ "$found" = "$sha256" ] || fail "$name.tar.gz has the digest $found, not $sha256: it is not installed"

tar -xzf "$work/$name.tar.gz" -C "$work"
mkdir -p "$to"
# Renamed into its place, so that a program that runs from there is not written over.
cp "$work/$name/grade" "$to/.grade.$$"
chmod 755 "$to/.grade.$$"
mv -f "$to/.grade.$$" "$to/grade"
echo "$to/grade is version $version" >&2
