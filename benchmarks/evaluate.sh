#!/usr/bin/env bash
# `fathom evaluate` of 1,000 prediction files (PFM) against 16-bit PNG truth, 1242×375, median scaling, every metric, constant and ramp beside them; and numpy with OpenCV doing the same on two processes (python/evaluate.py; no baselines), by turns.
# Sparse truth is as dense as KITTI's improved ground truth, dense truth has every pixel. Frames a second and peak memory, that of 250 frames too, to results/evaluate.csv.
#   benchmarks/evaluate.sh [COUNT]        needs GNU time, python3-numpy and python3-opencv, and 3 GB in the temporary folder
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[[ -x /usr/bin/time ]] || { echo "GNU time is needed: apt-get install time" >&2; exit 69; }
count=${1:-1000}
./fathom setup
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
machine=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)

# MANIFEST
ours() {
    rm -rf "$out/scores"
    /usr/bin/time -f '%e %M' -o "$out/time" ./fathom evaluate --data "$1" --predictions "$out/predictions" --kind relative-depth -p median -o "$out/scores" >"$out/tables" 2>/dev/null
    awk -v frames="$(wc -l <"$1")" '{ printf "%.1f %d", frames / $1, $2 / 1024 }' "$out/time"
}

{
    echo "truth,frames,fathom_frames_per_s,numpy_frames_per_s,ratio,peak_mib,peak_mib_of_a_quarter,abs_rel,abs_rel_numpy,machine,date"
    for truth in sparse dense; do
        /usr/bin/python3 benchmarks/python/evaluate.py make "$out" "$count" "$truth"
        head -$((count / 4)) "$out/manifest.jsonl" >"$out/quarter.jsonl"
        read -r _ quarter < <(ours "$out/quarter.jsonl"; echo)
        numpy=$(/usr/bin/python3 benchmarks/python/evaluate.py score "$out")
        read -r rate peak < <(ours "$out/manifest.jsonl"; echo)
        abs_rel=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i } $3 == "predictions" { sum += $(column["abs_rel"]); n++ } END { printf "%.6f", sum / n }' "$out/scores/scores.csv")
        echo "$truth,$count,$rate,${numpy##* },$(awk "BEGIN { printf \"%.2f\", $rate / ${numpy##* } }"),$peak,$quarter,$abs_rel,${numpy%% *},\"$machine, $(nproc) processors\",$(date +%F)"
    done
} | tee benchmarks/results/evaluate.csv
