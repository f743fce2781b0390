#!/usr/bin/env bash
# Sets up everything and runs the tests. Last line: "N passed, N failed, N skipped".
#   ./test.sh                              every test but the long ones
#   ./test.sh --long                       the long ones only: 100,000 mutations per parser, 20 kills, published files
#   ./test.sh [dotnet test arguments…]     e.g. ./test.sh --filter FullyQualifiedName~Fathom.Torch
set -uo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
case "${1:-}" in
    "") set -- --filter 'Category!=long' ;;
    --long) set -- --filter 'Category=long' "${@:2}" ;;
esac
scripts/setup.sh test || exit
results=artifacts/test-results
rm -rf "$results"
dotnet test Fathom.slnx -c Release --no-build --logger trx --results-directory "$results" "$@"
status=$?
count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
passed=$(count passed)
failed=$(count failed)
skipped=$(($(count total) - $(count executed)))
((passed > 0 && failed == 0 && status == 0)) || status=1
# A test project that crashed leaves no counters, but its exit code is not 0.
echo "$passed passed, $((failed > 0 ? failed : status)) failed, $skipped skipped"
exit "$status"
