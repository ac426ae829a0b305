#!/usr/bin/env bash
# The operator's story, on real brokers: a registry is made, two enrichers run from it, a version is registered and
# promoted while articles flow, a corrupted one is refused, a promotion is rolled back, an enricher is restarted. Each
# step says what it does, does it with the command that an operator would type, and fails unless what should be is.
#
#   src/story/operator/story.sh BROKERS SCHEMA_REGISTRY ARTICLES
#
# The topics must be there (docs/operations.md). ARTICLES is JSON Lines; one of them mentions Ballachulish.
# COPYDESK names the command (target/distribution/bin/copydesk). What it makes goes into a directory of its own.
set -euo pipefail

brokers=$1
schemas=$2
articles=$(realpath "$3")
here=$(dirname "$(realpath "$0")")
copydesk=$(realpath "${COPYDESK:-target/distribution/bin/copydesk}")
work=$(mktemp -d)
cd "$work"
enrichers=()

cat > copydesk.yaml <<YAML
kafka.bootstrap.servers: $brokers
registry.urls: $schemas
models.registry: models
models.key-file: models.keys
models.cache: cache
models.heartbeat: 1s
http.port: 0
YAML

finish() {
  status=$?
  for pid in "${enrichers[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  if [ "$status" -ne 0 ]; then
    echo "story: FAILED; what the enrichers logged:" >&2
    tail -n 40 "$work"/enricher-*.log >&2 || true
  fi
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT

say() { printf '\n# %s\n' "$*"; }

# Shows a command as it is typed, and its output; the output is kept in $out.
run() {
  printf '$ copydesk %s\n' "$*"
  out=$("$copydesk" "$@" 2>&1) || { code=$?; printf '%s\n' "$out"; return "$code"; }
  printf '%s\n' "$out"
}

# The same for one that must be refused, with exit code 3.
refused() {
  code=0
  run "$@" || code=$?
  [ "$code" -eq 3 ] || { echo "story: expected a refusal (3), got $code" >&2; exit 1; }
}

expect() {
  case $out in
    *"$1"*) ;;
    *) echo "story: expected to see: $1" >&2; exit 1 ;;
  esac
}

# Starts an enricher of that name, and waits until it has said that it is ready.
start() {
  printf '$ copydesk run --set models.instance=%s &\n' "$1"
  "$copydesk" run --set "models.instance=$1" --set "kafka.state.dir=$work/state-$1" >> "enricher-$1.log" 2>&1 &
  enrichers+=($!)
  for _ in $(seq 240); do
    if "$copydesk" models status --json 2>/dev/null | grep "\"instance\":\"$1\"" | grep '"alive":true' | grep -q '"phase":"fully_ready"'; then
      return
    fi
    kill -0 "${enrichers[-1]}" 2>/dev/null || break
  done
  echo "story: enricher $1 does not get ready" >&2
  exit 1
}

# Sends the articles once more, under ids of their own, and waits until all are enriched: what is enriched is in $enriched.
sent=0
articles() {
  sed -E "s/\"id\": \"/&$1-/" "$articles" > "$1.jsonl"
  run produce "$1.jsonl"
  sent=$((sent + $(wc -l < "$1.jsonl")))
  for _ in $(seq 120); do
    "$copydesk" tail --json --from-beginning --no-follow > enriched.jsonl
    [ "$(wc -l < enriched.jsonl)" -ge "$sent" ] && break
  done
  [ "$(wc -l < enriched.jsonl)" -eq "$sent" ] || { echo "story: sent $sent, enriched $(wc -l < enriched.jsonl)" >&2; exit 1; }
  enriched=$(grep "\"$1-" enriched.jsonl)
}

# Every article of that batch was linked by this version of the gazetteer.
linked_by() {
  seen=$(grep -o '"annotator":"gazetteer"[^}]*' <<< "$enriched" | grep -o '"version":"[^"]*"' | sort -u)
  [ "$seen" = "\"version\":\"$1\"" ] || { echo "story: expected gazetteer $1, articles say: $seen" >&2; exit 1; }
  echo "# each article says: gazetteer $1"
}

say "A registry of what ships, signed with a fresh key"
run models init
expect "registered gazetteer@1.0.0"
run models alias gazetteer
expect "gazetteer@stable 1.0.0"

say "Two enrichers start from it"
start one
start two
run models status --wait
articles before
linked_by 1.0.0

say "A gazetteer with one more place is a new version; nobody runs it yet"
printf 'id\tname\taliases\tcategory\tlat\tlon\tpopulation\tcountry\tscope\ncity:gb-ballachulish\tBallachulish\t\tplace\t56.68\t-5.13\t600\tGB\t\n' > more.tsv
cp "$here/../../main/gazetteer/starter.tsv" starter.tsv
run gazetteer compile starter.tsv more.tsv --name gazetteer --release 1.1.0 --out gazetteer.gaz
run models register gazetteer@1.1.0 gazetteer.gaz --kind gazetteer --parent 1.0.0 --why "Ballachulish"
expect "registered gazetteer@1.1.0"
run models verify gazetteer@1.1.0
expect "verified gazetteer@1.1.0"

say "It is promoted: both take it up while they run"
run models promote gazetteer@1.1.0 --why "finds Ballachulish" --announce
expect "stable of gazetteer: 1.0.0 -> 1.1.0"
run models status --wait
run monitor --once
articles promoted
linked_by 1.1.0
grep -q 'city:gb-ballachulish' <<< "$enriched" || { echo "story: Ballachulish was not linked" >&2; exit 1; }
echo "# Ballachulish is linked"

say "What runs cannot be removed"
refused models rm gazetteer@1.1.0

say "A corrupted version is refused, and nothing changes"
run models register gazetteer@1.2.0 gazetteer.gaz --kind gazetteer --parent 1.1.0
chmod u+w models/gazetteer/1.2.0/gazetteer.gaz
printf 'X' | dd of=models/gazetteer/1.2.0/gazetteer.gaz bs=1 seek=100 conv=notrunc status=none
refused models promote gazetteer@1.2.0 --announce
expect "SHA-256"
run models alias gazetteer
expect "gazetteer@stable 1.1.0"

say "The promotion is rolled back"
run models rollback gazetteer --why "to see that it goes" --announce
expect "stable of gazetteer: 1.1.0 -> 1.0.0"
run models status --wait
articles back
linked_by 1.0.0

say "One enricher is stopped and started again: it comes up with what stands, and nothing is fetched again"
kill "${enrichers[1]}"
wait "${enrichers[1]}" || true
start two
run models status --wait
articles restarted
linked_by 1.0.0

say "Who did what, and what stood when"
run models history gazetteer
expect "to see that it goes"

[ "$(grep -o '^{"id":"[^"]*"' enriched.jsonl | sort -u | wc -l)" -eq "$sent" ] || { echo "story: an article was lost or doubled" >&2; exit 1; }
echo
echo "story: told to its end; $sent articles sent, $(wc -l < enriched.jsonl) enriched"
