/** The scoreboard as Markdown tables. */
import { summariseScores } from './score.mjs';

/**
 * @param {readonly { world: string, detector: string, score: object }[]} runs
 * @param {{ groups: boolean }} options groups: also list hard negatives and benign cells
 */
export function renderScoreboard(runs, { groups }) {
  const detectors = [...new Set(runs.map(({ detector }) => detector))];
  const pooled = detectors.map((detector) => ({
    detector,
    summary: summariseScores(runs.filter((run) => run.detector === detector).map(({ score }) => score)),
  }));
  const rows = runs.map(({ world, detector, score }) => lineOf(world, detector, summariseScores([score])));
  const severalWorlds = runs.length > detectors.length;
  const tables = [
    table(HEAD, severalWorlds ? [...rows, ...pooled.map(({ detector, summary }) => lineOf('all', detector, summary))] : rows),
    groupTable('Account recall by cell and rung', pooled, (name) => name.startsWith('campaign:')),
  ];
  if (groups)
    tables.push(groupTable('False accusations by kind of benign account', pooled, (name) => !name.startsWith('campaign:')));
  return tables.filter((text) => text !== '').join('\n\n');
}

const HEAD = [
  'world',
  'detector',
  'recall',
  'precision',
  'false',
  'false per 10,000 (95 %)',
  'campaigns found',
  'fragments',
  'AP',
  'share error',
];

function lineOf(world, detector, summary) {
  const { falsePer10k, falsePer10kInterval: interval, campaigns, campaignsFound } = summary;
  return [
    world,
    detector,
    decimal(summary.recall),
    decimal(summary.precision),
    `${summary.falseAccusations} of ${summary.benignAccounts}`,
    interval === null ? '–' : `${decimal(falsePer10k, 1)} (${decimal(interval.low, 1)}–${decimal(interval.high, 1)})`,
    `${campaignsFound} of ${campaigns}`,
    decimal(summary.fragmentation, 1),
    decimal(summary.averagePrecision),
    decimal(summary.shareError),
  ];
}

/** A row a group, a column a detector. */
function groupTable(title, pooled, isShown) {
  const names = Object.keys(pooled[0]?.summary.groups ?? {}).filter(isShown);
  if (names.length === 0) return '';
  const head = [title, 'accounts', ...pooled.map(({ detector }) => detector)];
  const rows = names.map((name) => [
    name,
    String(pooled[0].summary.groups[name].of),
    ...pooled.map(({ summary }) => cell(summary.groups[name], name)),
  ]);
  return table(head, rows);
}

function cell({ accused, of }, name) {
  return name.startsWith('campaign:') ? decimal(accused / of) : String(accused);
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function decimal(value, digits = 2) {
  return value === null ? '–' : value.toFixed(digits);
}
