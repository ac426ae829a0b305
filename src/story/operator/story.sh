#!/usr/bin/env bash
# The operator's story, on real brokers: a registry is made, two enrichers run from it, a version is registered, tried
# in the shadow and on a tenth of the articles, and promoted while articles flow; a corrupted one is refused, a
# promotion is rolled back, an enricher is restarted. Each step says what it does, does it with the command that an
# operator would type, and fails unless what should be is.
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
processes=()
# For the tables.
export COLUMNS=132

cat > copydesk.yaml <<YAML
kafka.bootstrap.servers: $brokers
registry.urls: $schemas
models.registry: models
models.key-file: models.keys
models.cache: cache
models.heartbeat: 1s
sink.url: jdbc:sqlite:news.db
http.port: 0
YAML

finish() {
  status=$?
  for pid in "${processes[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  if [ "$status" -ne 0 ]; then
    echo "story: FAILED; what the enrichers and the sink logged:" >&2
    tail -n 40 "$work"/*.log >&2 || true
  fi
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT

say() { printf '\n# %s\n' "$*"; }

# Shows a command as it is typed, and its output; the output is kept in $out.
run() {
  local code=0 word shown=
  for word in "$@"; do
    case $word in *' '*) word="\"$word\"" ;; esac
    shown="$shown $word"
  done
  printf '$ copydesk%s\n' "$shown"
  out=$("$copydesk" "$@" 2>&1) || code=$?
  out=${out//"$work/"/}
  printf '%s\n' "$out"
  return "$code"
}

# The same for one that must be refused, with exit code 3.
refused() {
  code=0
  run "$@" || code=$?
  [ "$code" -eq 3 ] || fail "expected a refusal (3), got $code"
}

fail() {
  echo "story: $*" >&2
  exit 1
}

expect() {
  case $out in
    *"$1"*) ;;
    *) fail "expected to see: $1" ;;
  esac
}

# Asks until the answer is yes, for three minutes at least.
until_true() {
  for _ in $(seq 900); do
    "$@" && return
    sleep 0.2
  done
  fail "it does not come true: $*"
}

quietly() { "$@" > /dev/null 2>&1; }

# Shows that all run what stable stands at, however long that takes them.
run_by_all() {
  until_true quietly "$copydesk" models status --wait --timeout 1
  run models status --wait
}

# Starts an enricher of that name.
start() {
  printf '$ copydesk run --set models.instance=%s &\n' "$1"
  "$copydesk" run --set "models.instance=$1" --set "kafka.state.dir=$work/state-$1" >> "enricher-$1.log" 2>&1 &
  processes+=($!)
}

# The enricher of that name says that it is ready, or its process has ended.
ready() {
  "$copydesk" models status --json 2>/dev/null | grep "\"instance\":\"$1\"" | grep '"alive":true' | grep -q '"phase":"fully_ready"' && return
  kill -0 "$2" 2>/dev/null || fail "enricher $1 has ended"
  return 1
}

# Both enrichers have logged a line with all of these words.
both_logged() {
  for log in enricher-one.log enricher-two.log; do
    line=$(cat "$log")
    for word in "$@"; do line=$(grep -F -- "$word" <<< "$line") || return 1; done
  done
}

# Sends so many copies of the articles, under ids of their own, and waits until all are enriched: what came of them is in
# $enriched. More words are options of produce.
sent=0
articles() {
  batch=$1
  for copy in $(seq "$2"); do sed -E "s/\"id\": \"/&$batch-$copy-/" "$articles"; done > "$batch.jsonl"
  run produce "$batch.jsonl" "${@:3}"
  sent=$((sent + $(wc -l < "$batch.jsonl")))
  for _ in $(seq 240); do
    "$copydesk" tail --json --from-beginning --no-follow > enriched.jsonl
    [ "$(wc -l < enriched.jsonl)" -ge "$sent" ] && break
  done
  [ "$(wc -l < enriched.jsonl)" -eq "$sent" ] || fail "sent $sent, enriched $(wc -l < enriched.jsonl)"
  enriched=$(grep "^{\"id\":\"$batch-" enriched.jsonl)
}

# The version of the gazetteer that each article of the batch says: lines of id and version, sorted by id.
versions() {
  sed -E 's/^\{"id":"([^"]*)".*"annotator":"gazetteer"[^}]*"version":"([^"]*)".*/\1 \2/' <<< "$enriched" | sort
}

# Every article of that batch was linked by this version of the gazetteer.
linked_by() {
  seen=$(versions | cut -d ' ' -f 2 | sort -u)
  [ "$seen" = "$1" ] || fail "expected gazetteer $1, articles say: $seen"
  echo "# each article says: gazetteer $1"
}

# The version that has to serve each article of the batch while gazetteer@$1 serves $2 % of them and gazetteer@$3 the
# others, by docs/experiments.md: lines of id and version, sorted by id.
served_by() {
  grep -oE '"id": "[^"]*"' "$batch.jsonl" | cut -d '"' -f 4 | while read -r id; do
    hash=$(printf 'gazetteer\n%s' "$id" | sha256sum | cut -c 1-8)
    if [ $((16#$hash * 10000 >> 32)) -lt $(($2 * 100)) ]; then echo "$id $1"; else echo "$id $3"; fi
  done | sort
}

# The database has so many articles by that version of the gazetteer.
stored() {
  [ "$("$copydesk" models compare gazetteer --json 2>/dev/null | grep "\"version\":\"$1\"" | grep -o '"articles":[0-9]*')" = "\"articles\":$2" ]
}

say "A registry of what ships, signed with a fresh key"
run models init
expect "registered gazetteer@1.0.0"
run models alias gazetteer
expect "gazetteer@stable 1.0.0"

say "Two enrichers start from it"
start one
start two
until_true ready one "${processes[0]}"
until_true ready two "${processes[1]}"
run_by_all
echo '$ copydesk sink &'
"$copydesk" sink >> sink.log 2>&1 &
processes+=($!)
articles before 1
linked_by 1.0.0

say "A gazetteer with one more place is a new version; nobody runs it yet"
printf 'id\tname\taliases\tcategory\tlat\tlon\tpopulation\tcountry\tscope\ncity:gb-ballachulish\tBallachulish\t\tplace\t56.68\t-5.13\t600\tGB\t\n' > more.tsv
cp "$here/../../main/gazetteer/starter.tsv" starter.tsv
run gazetteer compile starter.tsv more.tsv --name gazetteer --release 1.1.0 --out gazetteer.gaz
run models register gazetteer@1.1.0 gazetteer.gaz --kind gazetteer --parent 1.0.0 --why "Ballachulish"
expect "registered gazetteer@1.1.0"
run models verify gazetteer@1.1.0
expect "verified gazetteer@1.1.0"

say "In the shadow: it works beside the live one, and no record changes"
run models trial gazetteer@1.1.0 --shadow --percent 100
until_true both_logged "the experiment has begun" gazetteer@1.1.0 SHADOW
articles shadow 10 --rate 20
linked_by 1.0.0
found() {
  out=$("$copydesk" models shadow gazetteer@1.1.0 --json | head -n 1)
  grep -q '"lost":0,' <<< "$out" && grep -qE '"relinked":[1-9]' <<< "$out"
}
# How many of them it has time for is up to the machine, and may be none.
more=0
until found; do
  more=$((more + 1))
  articles "shadow$more" 10 --rate 20
  linked_by 1.0.0
done
run models shadow gazetteer@1.1.0

say "A/B: it serves a tenth of the articles"
run models trial gazetteer@1.1.0 --percent 10
until_true both_logged "the experiment has begun" gazetteer@1.1.0 "\"AB\""
articles trial 25
served=$(served_by 1.1.0 10 1.0.0)
diff <(versions) <(echo "$served") || fail "articles were not served by the version that has to serve them"
tenth=$(grep -c ' 1.1.0$' <<< "$served")
[ "$tenth" -ge 1 ] || fail "no article took part"
echo "# $tenth of 100 articles say gazetteer 1.1.0: those whose ids say so"
until_true stored 1.1.0 "$tenth"
until_true stored 1.0.0 $((sent - tenth))
run models compare gazetteer
run models trial gazetteer --stop
until_true both_logged "the experiment has ended"

say "It is promoted: both take it up while they run"
run models promote gazetteer@1.1.0 --why "finds Ballachulish" --announce
expect "stable of gazetteer: 1.0.0 -> 1.1.0"
run_by_all
run monitor --once
articles promoted 1
linked_by 1.1.0
grep -q 'city:gb-ballachulish' <<< "$enriched" || fail "Ballachulish was not linked"
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
run_by_all
articles back 1
linked_by 1.0.0

say "One enricher is stopped and started again: it comes up with what stands, and nothing is fetched again"
blobs() { find cache/blobs -type f -printf '%f %i %T@\n' | sort; }
fetched=$(blobs)
kill "${processes[1]}"
wait "${processes[1]}" || true
start two
until_true ready two "${processes[-1]}"
run_by_all
[ "$(blobs)" = "$fetched" ] || fail "something was fetched again"
articles restarted 1
linked_by 1.0.0

say "Who did what, and what stood when"
run models history gazetteer
expect "to see that it goes"

[ "$(grep -o '^{"id":"[^"]*"' enriched.jsonl | sort -u | wc -l)" -eq "$sent" ] || fail "an article was lost or doubled"
promoted=$((tenth + 4))
until_true stored 1.1.0 "$promoted"
until_true stored 1.0.0 $((sent - promoted))
echo
echo "story: told to its end; $sent articles sent, $(wc -l < enriched.jsonl) enriched, as many rows"
