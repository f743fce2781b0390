#!/usr/bin/env bash
# What a training on worlds gives on real pictures while it goes on: the averaged weights of every checkpoint of RUN, exported and evaluated.
# AbsRel (affine), mean over frames and by place, to results/transfer.csv, in place of earlier rows of a run of that name.
#   benchmarks/transfer.sh RUN [MANIFEST]
set -euo pipefail
run=$(realpath "${1:?the folder of a training}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
manifest=${2:-../shared/realdata/manifest.jsonl}
results=benchmarks/results/transfer.csv
name=$(basename "$run")
./fathom setup --all
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
per_step=$(awk -F': ' '/^(batch|accumulate):/ { n = (n ? n : 1) * $2 } END { print n }' "$run/recipe.yaml")

echo "run,samples,place,frames,abs_rel" >"$out/results"
[[ ! -f $results ]] || awk -F, -v run="$name" 'NR > 1 && $1 != run' "$results" >>"$out/results"
for checkpoint in "$run"/checkpoints/step-*.safetensors; do
    step=$(basename "$checkpoint" .safetensors)
    samples=$((10#${step#step-} * per_step))
    ((samples > 0)) || continue
    ./fathom export "$checkpoint" -o "$out/model.onnx" --name trained >/dev/null
    ./fathom evaluate --data "$manifest" --model "$out/model.onnx" --csv "$out/scores.csv" >/dev/null
    awk -F, -v run="$name" -v samples="$samples" '
        $1 == "affine" && $3 == "trained" { for (i = 1; i <= 2; i++) { place = i == 1 ? "all" : $5; sum[place] += $10; n[place]++ } }
        END { for (place in n) printf "%s,%d,%s,%d,%.4f\n", run, samples, place, n[place], sum[place] / n[place] }' "$out/scores.csv" | sort -t, -k3 | tee -a "$out/results"
done
cp "$out/results" "$results"
