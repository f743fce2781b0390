#!/usr/bin/env bash
# What a training on worlds gives on real pictures: AbsRel (affine), mean over frames and by place, to results/transfer.csv, in place of earlier rows of the same name.
#   benchmarks/transfer.sh RUN          while it goes on: the averaged weights of every checkpoint
#   benchmarks/transfer.sh RUN OTHER    its result moved towards OTHER, say the encoder it started from, by none to a half (fathom models blend)
# MANIFEST names other frames than the real ones beside the repository.
set -euo pipefail
run=$(realpath "${1:?the folder of a training}")
other=${2:+$(realpath "$2")}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
manifest=${MANIFEST:-../shared/realdata/manifest.jsonl}
results=benchmarks/results/transfer.csv
name=$(basename "$run")
./fathom setup --all
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# NAME SAMPLES WEIGHTS
score() {
    rm -rf "$out/scores"
    ./fathom export "$3" -o "$out/model.onnx" --name trained >/dev/null
    ./fathom evaluate --data "$manifest" --model "$out/model.onnx" -p affine -o "$out/scores" >/dev/null
    awk -F, -v run="$1" -v samples="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i }
        $3 == "trained" { for (i = 1; i <= 2; i++) { place = i == 1 ? "all" : $5; sum[place] += $(column["abs_rel"]); n[place]++ } }
        END { for (place in n) printf "%s,%d,%s,%d,%.4f\n", run, samples, place, n[place], sum[place] / n[place] }' "$out/scores/scores.csv" | sort -t, -k3 | tee -a "$out/results"
}

echo "run,samples,place,frames,abs_rel" >"$out/results"
[[ ! -f $results ]] || awk -F, -v run="$name" -v blends="${other:+1}" 'NR > 1 && (blends ? index($1, run "+") != 1 : $1 != run)' "$results" >>"$out/results"
if [[ $other ]]; then
    samples=$(awk -F': ' '/^samples:/ { print $2 }' "$run/recipe.yaml")
    for share in 0 0.1 0.2 0.3 0.4 0.5; do
        ./fathom models blend "$run" "$other" --share "$share" --force -o "$out/blend.safetensors" >/dev/null
        score "$name+$share" "$samples" "$out/blend.safetensors"
    done
else
    per_step=$(awk -F': ' '/^(batch|accumulate):/ { n = (n ? n : 1) * $2 } END { print n }' "$run/recipe.yaml")
    for checkpoint in "$run"/checkpoints/step-*.safetensors; do
        step=$(basename "$checkpoint" .safetensors)
        samples=$((10#${step#step-} * per_step))
        ((samples == 0)) || score "$name" "$samples" "$checkpoint"
    done
fi
cp "$out/results" "$results"
