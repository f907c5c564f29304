/**
 * Writes a big LiteLLM log (StandardLoggingPayload, one JSON row a line) for measuring speed and memory.
 * The words are made up from syllables. The same options give the same bytes.
 *
 *     node test/bench/make-log.mjs --out big.ndjson --size 2GB --accounts 20000 --seed 1
 *
 * Rows are 1 to 6 KB: chats that repeat their growing history, with and without system prompts. `--pools` accounts in a
 * hundred are dealt calls out of shared queues (40 accounts a queue, one scaffold), so that the later steps have work to do.
 * With `--kind agentic` rows are 50 to 200 KB: agents that read documents and send all of their history again with every call.
 * With `--kind short` rows are 1 to 3 KB: one question, one short answer. With `--vocabulary zipf` words are as frequent as in
 * prose, out of 200,000, and a third of them belongs to the account's subject: what accounts share is then as uneven as in a real log.
 */

import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';

const UNITS = { B: 1, KB: 1e3, MB: 1e6, GB: 1e9 };
const START_MS = Date.UTC(2026, 2, 2);
const DAYS = 14;
const CHUNK_CHARS = 4_000_000;
const KINDS = {
  chat: { maxHistoryChars: 4_200, meanRowBytes: 3_360, answerWords: [30, 130], documentWords: () => 0 },
  short: { maxHistoryChars: 0, meanRowBytes: 1_800, answerWords: [4, 12], documentWords: () => 0 },
  // About six characters a word: a session opens with a document of 50 KB and adds 1 to 12 KB a turn.
  agentic: {
    maxHistoryChars: 185_000,
    meanRowBytes: 120_000,
    answerWords: [30, 130],
    documentWords: (isFirst) => (isFirst ? 8_000 : 160 + Math.floor(next() * 1_800)),
  },
};
const POOL_ACCOUNTS = 40;
const VOCABULARIES = { even: evenWords, zipf: zipfWords };
const ZIPF_WORDS = 200_000;
/** Entries of the lists from which words are drawn with their frequency. */
const ZIPF_DRAWS = 1_000_000;
const SUBJECT_DRAWS = 6_000;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'big.ndjson' },
    size: { type: 'string', default: '2GB' },
    accounts: { type: 'string', default: '20000' },
    pools: { type: 'string', default: '2' },
    kind: { type: 'string', default: 'chat' },
    vocabulary: { type: 'string', default: 'even' },
    seed: { type: 'string', default: '1' },
  },
});

const next = mulberry32(Number(values.seed));
const kind = KINDS[values.kind];
if (kind === undefined) throw new Error(`--kind: expected chat, short or agentic, got "${values.kind}"`);
const drawWords = VOCABULARIES[values.vocabulary];
if (drawWords === undefined) throw new Error(`--vocabulary: expected even or zipf, got "${values.vocabulary}"`);
writeLog({
  out: values.out,
  sizeBytes: toBytes(values.size),
  world: makeWorld({ accounts: Number(values.accounts), poolsPercent: Number(values.pools) }),
});

function writeLog({ out, sizeBytes, world }) {
  const file = openSync(out, 'w');
  const stepMs = (DAYS * 86_400_000) / (sizeBytes / kind.meanRowBytes);
  let written = 0;
  let rows = 0;
  let chunk = '';
  while (written + chunk.length < sizeBytes) {
    chunk += toRow(world, nextAccount(world), rows, START_MS + rows * stepMs + next() * stepMs);
    rows++;
    if (chunk.length < CHUNK_CHARS) continue;
    written += writeSync(file, chunk, null, 'latin1');
    chunk = '';
  }
  written += writeSync(file, chunk, null, 'latin1');
  closeSync(file);
  process.stdout.write(`${out}: ${written} bytes, ${rows} rows, ${world.accounts.length} accounts\n`);
}

/** A few thousand words, all of a list equally frequent: two of 400 topics an account. */
function evenWords() {
  const words = Array.from({ length: 24_000 }, makeWord);
  const topics = Array.from({ length: 400 }, () => Array.from({ length: 160 }, () => pick(words)));
  return { common: words.slice(0, 240), broad: words.slice(0, 4_000), topicOf: () => [...pick(topics), ...pick(topics)] };
}

/** Frequencies by rank as in prose (Zipf 1949; Mandelbrot's shift of 2.7), for the language and again within each of 2,000 subjects. */
function zipfWords() {
  const words = Array.from({ length: ZIPF_WORDS }, (_, rank) => `${makeWord()}${rank < 2_000 ? '' : makeWord()}`);
  const common = byFrequency(words, ZIPF_DRAWS);
  const subject = () =>
    byFrequency(
      Array.from({ length: 1_500 }, () => pick(words)),
      SUBJECT_DRAWS,
    );
  const subjects = Array.from({ length: 2_000 }, subject);
  return { common, broad: common, topicOf: () => (next() < 0.35 ? common : pick(subjects)) };
}

function byFrequency(words, draws) {
  const shareOf = (rank) => 1 / (rank + 2.7);
  const all = words.reduce((sum, _, rank) => sum + shareOf(rank), 0);
  return words.flatMap((word, rank) => new Array(Math.round((draws * shareOf(rank)) / all)).fill(word));
}

function makeWorld({ accounts, poolsPercent }) {
  const { common, broad, topicOf } = drawWords();
  const pooled = Math.floor((accounts * poolsPercent) / 100);
  const scaffolds = Array.from({ length: Math.ceil(pooled / POOL_ACCOUNTS) }, () => sentences(common, broad, 60));
  // Pooled accounts are spread over the numbers, so that neither half of the log holds them all.
  const poolOf = (i) =>
    pooled === 0 || i % Math.floor(accounts / pooled) !== 0 ? -1 : Math.floor(i / Math.floor(accounts / pooled));
  return {
    common,
    accounts: Array.from({ length: accounts }, (_, i) => makeAccount({ i, pool: poolOf(i), topicOf, common, broad, scaffolds })),
  };
}

function makeAccount({ i, pool, topicOf, common, broad, scaffolds }) {
  const isPooled = pool >= 0 && scaffolds.length > 0;
  const topic = isPooled ? broad : topicOf();
  const ownSystem = next() < 0.45 ? sentences(common, topic, 20 + Math.floor(next() * 160)) : '';
  const temperature = isPooled ? 0.6 : pick([0, 0.2, 0.7, 1]);
  return {
    who: whoOf(`u-${(i * 7919 + 104_729).toString(36)}`, `198.51.${Math.floor(i / 250) % 250}.${i % 250}`),
    topic,
    isPooled,
    system: isPooled ? scaffolds[Math.floor(pool / POOL_ACCOUNTS) % scaffolds.length] : ownSystem,
    parameters: `{"temperature":${temperature},"max_tokens":${pick([512, 1024, 2048])}}`,
    model: pick(['estuary-large-2', 'estuary-small-2', 'estuary-large-3']),
    history: '',
    session: 0,
  };
}

/** The part of the row that never changes for an account. */
function whoOf(user, address) {
  const key = Array.from({ length: 16 }, () => Math.floor(next() * 16).toString(16)).join('');
  return (
    `"metadata":{"user_api_key_hash":"${key}","user_api_key_alias":null,"user_api_key_org_id":null,"user_api_key_team_id":null,` +
    `"user_api_key_user_id":"${user}","requester_ip_address":"${address}","user_agent":"estuary-node/2.6.0"},` +
    `"cache_hit":false,"request_tags":[],"end_user":"","requester_ip_address":"${address}"`
  );
}

function nextAccount({ accounts }) {
  // Some accounts are busier: u^1.5 gives the first tenth about a fifth of the calls.
  return accounts[Math.floor(accounts.length * next() ** 1.5)];
}

function toRow({ common }, account, serial, atMs) {
  if (
    (kind === KINDS.chat && account.isPooled) ||
    account.history.length > kind.maxHistoryChars ||
    (kind === KINDS.chat && next() < 0.18)
  ) {
    account.history = '';
    account.session++;
  }
  const question = toQuestion(common, account);
  const [fewest, more] = kind.answerWords;
  const answer = sentences(common, account.topic, fewest + Math.floor(next() * more));
  const earlier = account.history === '' ? question : `${account.history},${question}`;
  const system = account.system === '' ? '' : `{"role":"system","content":"${account.system}"},`;
  account.history = `${earlier},{"role":"assistant","content":"${answer}"}`;
  return toLine({ account, serial, atMs, messages: system + earlier, answer });
}

/** What is new in a call: a person's question, or the document that a tool read for an agent. */
function toQuestion(common, { topic, history }) {
  const documentWords = kind.documentWords(history === '');
  const text = sentences(common, topic, documentWords > 0 ? documentWords : 12 + Math.floor(next() * 60));
  const role = documentWords > 0 && history !== '' ? '"tool","tool_call_id":"t"' : '"user"';
  return `{"role":${role},"content":"${text}"}`;
}

function toLine({ account, serial, atMs, messages, answer }) {
  const id = `chatcmpl-${serial.toString(36).padStart(12, '0')}`;
  const promptTokens = messages.length >> 2;
  const tokens = answer.length >> 2;
  const seconds = atMs / 1000;
  return (
    `{"id":"${id}","trace_id":"s-${account.session}","call_type":"acompletion","stream":false,"status":"success",` +
    `"custom_llm_provider":"estuary","total_tokens":${promptTokens + tokens},"prompt_tokens":${promptTokens},"completion_tokens":${tokens},` +
    `"startTime":${seconds.toFixed(3)},"endTime":${(seconds + 0.4 + tokens * 0.012).toFixed(3)},"model":"${account.model}",` +
    `"model_group":"${account.model}",${account.who},"messages":[${messages}],"response":{"id":"${id}","object":"chat.completion",` +
    `"model":"${account.model}","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"${answer}"}}]},` +
    `"error_str":null,"error_information":{"error_code":"","error_class":""},"model_parameters":${account.parameters}}\n`
  );
}

function sentences(common, topic, words) {
  let text = '';
  for (let i = 0; i < words; i++) {
    const word = next() < 0.45 ? pick(common) : pick(topic);
    text += i === 0 ? word : next() < 0.09 ? `. ${word}` : ` ${word}`;
  }
  return `${text}.`;
}

function makeWord() {
  const syllables = 1 + Math.floor(next() * 3);
  let word = '';
  for (let i = 0; i < syllables; i++) word += pick('bdfghklmnprstvwz') + pick('aeiou') + (next() < 0.35 ? pick('lnrst') : '');
  return word;
}

function pick(list) {
  return list[Math.floor(next() * list.length)];
}

function toBytes(text) {
  const match = /^([\d.]+)\s*(B|KB|MB|GB)?$/i.exec(text);
  if (match === null) throw new Error(`--size: expected a number with B, KB, MB or GB, got "${text}"`);
  return Number(match[1]) * UNITS[(match[2] ?? 'B').toUpperCase()];
}

/** mulberry32 by Tommy Ettinger (public domain). */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
