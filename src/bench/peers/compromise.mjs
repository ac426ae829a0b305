// Measures compromise (npm) in this process: LIMIT GOLD PREDICTED FILE…, like PeerMain.
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

const started = performance.now();
const { default: nlp } = await import(process.env.COMPROMISE);

const LABELS = { Person: "PERSON", Place: "LOCATION", Organization: "ORGANIZATION" };
const labels = new Set();

function names(text) {
  const found = [];
  for (const sentence of nlp(text).json({ offset: true })) {
    let open = null;
    for (const term of sentence.terms) {
      const tag = Object.keys(LABELS).find((name) => term.tags.includes(name));
      if (tag && open && open.type === LABELS[tag]) {
        open.end = term.offset.start + term.offset.length;
      } else if (tag) {
        open = {
          type: LABELS[tag],
          begin: term.offset.start,
          end: term.offset.start + term.offset.length,
        };
        found.push(open);
        labels.add(open.type);
      } else {
        open = null;
      }
    }
  }
  return found;
}

async function texts(files, limit) {
  const all = [];
  for (const file of files) {
    const raw = createReadStream(file);
    const input = file.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
    for await (const line of createInterface({ input })) {
      const article = JSON.parse(line);
      all.push(`${article.title ?? ""}.\n\n${article.body ?? ""}`);
    }
  }
  // Every k-th: as mixed as the others' sample, of about as many characters.
  const step = Math.max(1, Math.floor(all.length / limit));
  return all.filter((_, i) => i % step === 0).slice(0, limit);
}

const [limit, gold, predicted, ...files] = process.argv.slice(2);
names("Angela Merkel met Siemens managers in Munich.");
const load = (performance.now() - started) / 1000;
const articles = await texts(files, Number(limit));
const warmUp = Math.floor(articles.length / 3);
articles.slice(0, warmUp).forEach(names);
const counted = articles.slice(warmUp);
const begin = performance.now();
counted.forEach(names);
const seconds = (performance.now() - begin) / 1000;

let out = "";
for (const block of readFileSync(gold, "utf8").split(/\n\s*\n/)) {
  const tokens = block.split("\n").filter((line) => line.trim()).map((line) => line.split(/\s+/)[0]);
  if (tokens.length === 0) continue;
  const found = names(tokens.join(" "));
  let at = 0;
  let inside = null;
  for (const token of tokens) {
    const end = at + token.length;
    const name = found.find((one) => one.begin < end && at < one.end) ?? null;
    out += `${token}\t${name ? (name === inside ? "I-" : "B-") + name.type : "O"}\n`;
    inside = name;
    at = end + 1;
  }
  out += "\n";
}
writeFileSync(predicted, out);
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
const characters = counted.reduce((sum, text) => sum + text.length, 0);
console.log(
  ["peer: compromise", load.toFixed(1), counted.length, characters, seconds.toFixed(2), peak.toFixed(0), [...labels].sort().join(" ")].join("\t"),
);
