#!/usr/bin/env bash
# The tables of docs/families.md: every family on SKAB and on SMD, and those that look along time beside
# two that do not on rows of several steps. Takes the folder of the data sets and one for the results;
# about an hour and a half on one core. Build first: ./mvnw -B package -DskipTests
set -euo pipefail
data=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
cd "$(dirname "$0")/../.."

skab=(--input "$data/skab" --labels anomaly --from-row 400)
smd=(--labels label)
for machine in "$data"/smd/*_test.csv.gz; do
  smd+=(--history "${machine/_test/_train}" --input "$machine")
done
along=linear,denoising,convolutional,recurrent

table() {
  ./tidewatch backtest --config "src/bench/families/$1.yaml" "${@:3}" --family "$2" \
    --table "$out/$1.md"
}

table skab all "${skab[@]}"
table smd all "${smd[@]}"
table skab-steps "$along" "${skab[@]}"
table smd-steps "$along" "${smd[@]}"
