// Synthetic assignment instance: node generate.mjs ENTRIES ASSESSORS COVERAGE SEED OUT.bin [KEEP=200] [CONFLICT=0.05]
// File: Int32 little-endian: magic, P, R, E | coverage[P] | min[R] | max[R] | rowPointer[P+1] | assessor[E] | score[E] (millionths).
// Model: 40 topics with Zipf popularity; an assessor draws 4 topics, an entry 2, weights U(0.3, 1), unit length;
// affinity = 0.8 · cosine + 0.2 · U; a pair is a conflict with probability CONFLICT (drawn after the affinity);
// the KEEP best pairs of each entry stay. max = ceil(1.25 · P · k / R), min = min(floor(0.5 · P · k / R), floor(degree / 2)).
import fs from 'node:fs';

const [P, R, k, seed] = process.argv.slice(2, 6).map(Number);
const out = process.argv[6];
const keepBest = Number(process.argv[7] || 200);
const conflictShare = Number(process.argv[8] || 0.05);

let state = seed >>> 0;
function random() {
  // mulberry32
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const TOPICS = 40;
const cumulative = [];
for (let i = 1, sum = 0; i <= TOPICS; i++) cumulative.push((sum += 1 / i));
function topic() {
  const u = random() * cumulative[TOPICS - 1];
  let i = 0;
  while (cumulative[i] < u) i++;
  return i;
}
function profiles(count, draws) {
  const rows = new Float64Array(count * TOPICS);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < draws; j++) {
      const t = topic();
      rows[i * TOPICS + t] += 0.3 + 0.7 * random();
    }
    let square = 0;
    for (let t = 0; t < TOPICS; t++) square += rows[i * TOPICS + t] ** 2;
    const length = Math.sqrt(square);
    for (let t = 0; t < TOPICS; t++) rows[i * TOPICS + t] /= length;
  }
  return rows;
}

const assessors = profiles(R, 4);
const entries = profiles(P, 2);
const rowPointer = new Int32Array(P + 1);
const column = [];
const score = [];
const degree = new Int32Array(R);
for (let i = 0; i < P; i++) {
  const own = [];
  for (let t = 0; t < TOPICS; t++) if (entries[i * TOPICS + t]) own.push(t);
  const candidates = [];
  for (let j = 0; j < R; j++) {
    let cosine = 0;
    for (const t of own) cosine += entries[i * TOPICS + t] * assessors[j * TOPICS + t];
    const affinity = 0.8 * cosine + 0.2 * random();
    if (random() < conflictShare) continue;
    candidates.push(Math.round(affinity * 1e6) * 4096 + (4095 - j)); // score, then lower index
  }
  candidates.sort((a, b) => b - a);
  const kept = candidates.slice(0, keepBest).map((v) => [4095 - (v % 4096), Math.floor(v / 4096)]);
  for (const [j, value] of kept.sort((a, b) => a[0] - b[0])) {
    column.push(j);
    score.push(value);
    degree[j]++;
  }
  rowPointer[i + 1] = column.length;
}
const max = Math.ceil((1.25 * P * k) / R);
const min = Math.floor((0.5 * P * k) / R);
const parts = [
  Int32Array.of(0x41534731, P, R, column.length),
  new Int32Array(P).fill(k),
  Int32Array.from(degree, (d) => Math.min(min, d >> 1)),
  new Int32Array(R).fill(max),
  rowPointer,
  Int32Array.from(column),
  Int32Array.from(score),
];
fs.writeFileSync(out, Buffer.concat(parts.map((p) => Buffer.from(p.buffer, p.byteOffset, p.byteLength))));
