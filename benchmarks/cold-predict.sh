#!/usr/bin/env bash
# Cold start of `fathom predict`: process start to files written, one 1242×375 PNG, 20 runs; where Debian's python3-torch and python3-opencv are there,
# the same job in Python beside it. Wall time, CPU time and peak memory to results/cold-predict.csv.
#   benchmarks/cold-predict.sh [PICTURE.png]        needs GNU time (Debian package "time")
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[[ -x /usr/bin/time ]] || { echo "GNU time is needed: apt-get install time" >&2; exit 69; }
picture=${1:-../shared/realdata/rgb/kitti_obj_000001.png}
./fathom setup
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
machine=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
measure() { # NAME COMMAND…
    rm -f "$out/times"
    for _ in {1..20}; do
        /usr/bin/time -f '%e %U %S %M' -a -o "$out/times" "${@:2}" >/dev/null
    done
    sort -n "$out/times" | awk -v name="$1" -v machine="$machine, $(nproc) processors" -v date="$(date +%F)" '
        { wall[NR] = 1000 * $1; cpu += 1000 * ($2 + $3); if ($4 > peak) peak = $4 }
        END { printf "%s,%d,%d,%d,%d,%d,%d,\"%s\",%s\n", name, wall[1], wall[int((NR + 1) / 2)], wall[NR], cpu / NR, peak / 1024, NR, machine, date }'
}

{
    echo "program,wall_min_ms,wall_median_ms,wall_max_ms,cpu_mean_ms,peak_mib,runs,machine,date"
    measure "fathom predict" ./fathom predict "$picture" -o "$out/files"
    if /usr/bin/python3 -c "import cv2, torch" 2>/dev/null; then
        measure "python/predict.py" /usr/bin/python3 benchmarks/python/predict.py "$picture" "$out/python"
    fi
} | tee benchmarks/results/cold-predict.csv
