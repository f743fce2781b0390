#!/bin/sh
# Puts ONNX Runtime (Microsoft's C# sources and the native library, MIT) into .deps/onnxruntime/.
# Needs npm and tar. May be interrupted and run again; does nothing when the pinned version is there.
set -eu

name=com.github.asus4.onnxruntime
version=0.4.9
# The registry's dist.integrity of this version.
integrity=sha512-BkzxduSZ9IkeDP6Q8lz2TFU2ie7hSSvS7ZIfzMooExoq0CNzJnuuGaUJ7IsojBgqO4ouD1jXah8OYyJbCN29Fg==

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
target=$root/.deps/onnxruntime
if [ "$(cat "$target/VERSION" 2>/dev/null)" = "$version $integrity" ]; then
    echo "ONNX Runtime: $name $version is there."
    exit 0
fi

for tool in npm tar sha512sum; do
    command -v "$tool" >/dev/null || { echo "ONNX Runtime: $tool is missing; on Debian: apt-get install npm tar coreutils" >&2; exit 1; }
done

mkdir -p "$root/.deps"
# Beside the target, so that the last step is one rename.
temp=$(mktemp -d "$root/.deps/onnxruntime.XXXXXX")
trap 'rm -rf "$temp"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

started=$(date +%s)
echo "ONNX Runtime: downloading $name $version (150 MB, once) …"
archive=$(cd "$temp" && npm pack --silent --loglevel=error "$name@$version") ||
    { echo "ONNX Runtime: npm could not download $name@$version; is there a network? Run again to retry." >&2; exit 1; }

expected=$(printf %s "${integrity#sha512-}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
found=$(sha512sum "$temp/$archive" | cut -d ' ' -f 1)
if [ "$found" != "$expected" ]; then
    echo "ONNX Runtime: the download's SHA-512 is $found, expected $expected; refused." >&2
    exit 1
fi

case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) echo "ONNX Runtime: the package holds no library for $(uname -m)." >&2; exit 1 ;;
esac
mkdir "$temp/new"
tar -xzf "$temp/$archive" --no-same-owner -C "$temp/new" --strip-components=1 --exclude='*.meta' \
    package/Runtime package/LICENSE package/ThirdPartyNotices.txt "package/Plugins/Linux/$machine/libonnxruntime.so" ||
    { echo "ONNX Runtime: the package holds no Linux library for $machine." >&2; exit 1; }
mv "$temp/new/Plugins/Linux/$machine/libonnxruntime.so" "$temp/new/"
rm -r "$temp/new/Plugins"
# Last, so that its presence means that everything is there.
echo "$version $integrity" >"$temp/new/VERSION"

rm -rf "$target"
mv "$temp/new" "$target"
echo "ONNX Runtime: unpacked into .deps/onnxruntime in $(($(date +%s) - started)) s."
