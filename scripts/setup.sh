#!/usr/bin/env bash
# Sets up what Fathom needs: Debian packages, ONNX Runtime, native bridges, the .NET build.
#   scripts/setup.sh light   prediction and evaluation: ONNX Runtime, OpenCV
#   scripts/setup.sh all     also training and export: libtorch, Embree, OpenCV's stereo matching, optical flow and video files
#   scripts/setup.sh test    all, and the whole solution with its tests: a Chromium without a window, Python's numpy and PIL for an independent scorer
# With LIBTORCH=/path/to/libtorch in the environment, training and export use that libtorch (a build for CUDA, say) instead of Debian's. It is remembered;
# LIBTORCH= goes back to Debian's.
# May be interrupted and run again: every step leaves either nothing or its finished result.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
level=${1:-light}
mkdir -p artifacts
exec {lock}>artifacts/.setup.lock
if ! flock -n "$lock"; then
    echo "fathom set-up: another one is running in this folder; waiting for it" >&2
    flock "$lock"
fi
log=artifacts/setup.log
: > "$log"
mkdir -p artifacts/stamps
touch artifacts/stamps/.started
LIBTORCH=${LIBTORCH-$(cat artifacts/stamps/libtorch 2>/dev/null || true)}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en

packages=(libopencv-imgcodecs-dev libopencv-imgproc-dev libjpeg-dev libonnx-dev)
training=OFF
if [[ $level != light ]]; then
    packages+=(libembree-dev libopencv-calib3d-dev libopencv-video-dev libopencv-videoio-dev)
    [[ -n $LIBTORCH ]] || packages+=(libtorch-dev)
    training=ON
fi
# What the tests hold scores against: an independent scorer in Python.
if [[ $level == test ]]; then packages+=(python3-numpy python3-pil); fi
# Where the tests open reports; any Chromium that is there will do.
if [[ $level == test ]] && ! command -v chromium >/dev/null; then packages+=(chromium-headless-shell); fi
command -v cmake >/dev/null || packages+=(cmake)
command -v c++ >/dev/null || packages+=(g++)
command -v make >/dev/null || packages+=(make)
command -v npm >/dev/null || packages+=(npm)

say() { echo "fathom set-up: $*" >&2; }

stop() {
    say "$1"
    exit 69 # EX_UNAVAILABLE
}

# step TITLE COMMAND…: runs the command with its output in the log and the time on screen.
step() {
    local title=$1 start=$SECONDS status=0
    shift
    echo "== $title: $*" >> "$log"
    set -m # a process group of its own: an interruption ends what the step has started, too
    "$@" >> "$log" 2>&1 {lock}>&- &
    set +m
    local job=$!
    trap 'kill -- -"$job" 2>/dev/null || true; wait "$job" 2>/dev/null || true; say "interrupted; run the same command again to go on"; exit 130' INT TERM
    if [[ -t 2 ]]; then
        while kill -0 "$job" 2>/dev/null; do
            printf '\rfathom set-up: %s … %d s ' "$title" $((SECONDS - start)) >&2
            sleep 0.5
        done
        printf '\r\033[K' >&2
    else
        say "$title …"
    fi
    wait "$job" || status=$?
    trap - INT TERM
    if ((status)); then
        tail -n 25 "$log" >&2
        stop "$title failed (exit code $status); the whole log is $log"
    fi
    say "$title: done, $((SECONDS - start)) s"
}

missing_packages() {
    local package
    for package in "${packages[@]}"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
    done
}

as_root() { if ((EUID == 0)); then "$@"; else sudo "$@"; fi; }

install_packages() {
    as_root apt-get update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "$@"
}

native() {
    cmake -S native -B artifacts/cmake -DCMAKE_BUILD_TYPE=Release -DFATHOM_VISION=ON -DFATHOM_STEREO=$training -DFATHOM_TORCH=$training -DLIBTORCH="$LIBTORCH" &&
    cmake --build artifacts/cmake --parallel
}

publish() {
    local new
    new=artifacts/cli/$(date +%s)
    dotnet publish src/Fathom.Cli -c Release --runtime "$(platform)" --self-contained false -p:PublishDir="$PWD/$new/" &&
    ln -sfn "${new##*/}" artifacts/cli/current || return
    # An older build goes, unless a command is still running from it.
    local old
    for old in artifacts/cli/[0-9]*; do
        [[ $old == "$new" ]] || grep -qsF "$PWD/$old/" /proc/[0-9]*/maps || rm -rf "$old"
    done
}

platform() { case $(uname -m) in aarch64) echo linux-arm64 ;; *) echo linux-x64 ;; esac; }

if ! command -v dpkg-query >/dev/null; then
    stop "this set-up knows Debian and its kin only. Elsewhere install by hand, then build with cmake and dotnet as scripts/setup.sh does: ${packages[*]}"
fi
if [[ -n $LIBTORCH && ! -e $LIBTORCH/include/ATen/ATen.h ]]; then
    stop "LIBTORCH=$LIBTORCH holds no libtorch: it has no include/ATen/ATen.h. Unpack one there, or unset LIBTORCH to use Debian's."
fi
if ! dotnet --list-sdks 2>/dev/null | grep -q '^1[0-9]\.'; then
    stop "the .NET SDK 10 is needed and was not found. Install it (Microsoft's package feed or installer: package dotnet-sdk-10.0), then run the same command again."
fi

mapfile -t wanted < <(missing_packages)
if ((${#wanted[@]})); then
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        stop "these Debian packages are missing and this user may not install them: ${wanted[*]}
Ask for:  apt-get install --no-install-recommends ${wanted[*]}"
    fi
    ((EUID == 0)) || sudo -v
    step "Debian packages (${wanted[*]})" install_packages "${wanted[@]}"
fi
step "ONNX Runtime" scripts/fetch-onnxruntime.sh
step "native bridges" native
step ".NET build" publish
[[ $level != test ]] || step "tests' build" dotnet build Fathom.slnx -c Release

# As old as the start: what was edited meanwhile is newer.
stamp() { touch -r artifacts/stamps/.started "artifacts/stamps/$1"; }
printf %s "$LIBTORCH" > artifacts/stamps/libtorch
stamp light
[[ $level == light ]] || stamp all
