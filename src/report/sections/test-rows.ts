import type { CoverageReading } from '../../coverage/coverage.js';
import type { TestResult } from '../../finding/finding.js';
import { nullHistogram } from '../figures/null-histogram.js';
import { rangePlot } from '../figures/range-plot.js';
import { type Markup, markup } from '../renderers/markup.js';
import { capitalised, wordCount, wordProbability, wordValue } from '../words.js';

/** Tests of a group: each against what chance gave, drawn where it was drawn, else as a range. */
export function testRows(tests: readonly TestResult[]): Markup {
  const drawn = tests.some(({ draws }) => (draws ?? null) !== null);
  return markup`<h4>Tests</h4>${legend('expected by chance: middle and central 95 %', 'observed')}
${drawn ? markup`<p class="legend"><span class="key null"></span>bars: the same number in draws under chance, taller means more often. The farther the diamond stands from the bars, the less chance alone explains it; a diamond among the bars says nothing.</p>` : ''}
<div class="rows">${tests.map(testRow)}</div>`;
}

export function coverageRows(coverage: readonly CoverageReading[]): Markup {
  return markup`${legend('ordinary accounts: median and central range', 'this group, with its interval')}<div class="rows">${coverage.map(coverageRow)}</div>`;
}

function legend(band: string, observed: string): Markup {
  return markup`<p class="legend"><span class="key band"></span>${band} <span class="key diamond">◆</span>${observed}</p>`;
}

function testRow(result: TestResult): Markup {
  const { id, title, measures, observed, expected, reading, reason } = result;
  const range = expected === null ? null : { low: expected.low, middle: expected.mean, high: expected.high };
  const numbers = numbersOf(result);
  const said = numbers.join(' · ');
  const draws = result.draws ?? null;
  const picture =
    observed === null
      ? markup`<p class="silent">Cannot say: ${reason ?? 'no reason was given'}</p>`
      : draws === null
        ? rangePlot({ label: `${title}: ${said}`, observed, interval: null, expected: range })
        : nullHistogram({ title: `${title}: observed against chance`, observed, draws });
  return markup`<div class="row" data-id="${id}"><div><h5>${title}</h5><p>${capitalised(measures)}</p></div>
<div>${picture}</div>
<div><p>${capitalised(reading)}</p><p class="numbers">${unbroken(numbers)}</p></div></div>`;
}

/** A line ends between numbers, never in the midst of one. */
function unbroken(numbers: readonly string[]): Markup {
  return markup`${numbers.map((number, i) => markup`${i === 0 ? '' : ' · '}<span>${number}</span>`)}`;
}

function numbersOf({ observed, expected, pValue, qValue, permutations }: TestResult): readonly string[] {
  return [
    observed === null ? 'not measured' : `observed ${wordValue(observed)}`,
    expected === null ? '' : `expected ${wordValue(expected.mean)} (${wordValue(expected.low)} to ${wordValue(expected.high)})`,
    pValue === null ? '' : `p ${wordProbability(pValue)}`,
    qValue === null ? '' : `q ${wordProbability(qValue)}`,
    permutations === 0 ? '' : `${wordCount(permutations)} permutations`,
  ].filter((part) => part !== '');
}

function coverageRow({ id, title, unit, observed, interval, ordinary, percentile, calls, reason }: CoverageReading): Markup {
  const range = ordinary === null ? null : { low: ordinary.low, middle: ordinary.median, high: ordinary.high };
  const numbers = [
    observed === null
      ? 'not measured'
      : `observed ${wordValue(observed)}${interval === null ? '' : ` (${wordValue(interval.low)} to ${wordValue(interval.high)})`}`,
    range === null ? '' : `ordinary ${wordValue(range.middle)} (${wordValue(range.low)} to ${wordValue(range.high)})`,
    `at ${wordCount(calls)} calls`,
  ].filter((part) => part !== '');
  const label = `${title}: ${numbers.join(', ')}`;
  return markup`<div class="row" data-id="${id}"><div><h5>${title}</h5><p>${capitalised(unit)}</p></div>
<div>${observed === null ? markup`<p class="silent">Cannot say: ${reason ?? 'no reason was given'}</p>` : rangePlot({ label, observed, interval, expected: range })}</div>
<div><p>${standing(percentile, reason)}</p><p class="numbers">${numbers.join(' · ')}</p></div></div>`;
}

/** Two-sided: both tails are unusual. */
function standing(percentile: number | null, reason: string | null): string {
  if (percentile === null) return `Not compared${reason === null ? ' with ordinary accounts' : `: ${reason}`}`;
  const at = `at percentile ${Math.round(percentile)} of ordinary accounts`;
  if (percentile <= 2.5) return `Unusually low: ${at}`;
  return percentile >= 97.5 ? `Unusually high: ${at}` : `Within the ordinary: ${at}`;
}
