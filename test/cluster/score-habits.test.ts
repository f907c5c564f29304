import { describe, expect, test } from 'vitest';
import type { Tie } from '../../src/cluster/cluster.js';
import { type HabitFit, scoreHabits } from '../../src/cluster/score-habits.js';
import type { Sign } from '../../src/cluster/sign.js';
import { rankFit } from '../../src/cluster/tail.js';

/** Members 0–3 and outsiders 4–7; every fourth of a hundred others fits at least as well as a score of 75. */
const reference = Float64Array.from({ length: 100 }, (_, index) => index);

function habit(signal: string, scores: readonly number[]): HabitFit {
  return { signal, fit: rankFit({ scores: Float64Array.from(scores), reference }) };
}

const COMMON = [99, 99, 99, 99, 0, 0, 0, 99];
const ORDINARY = [50, 10, 90, 50, 50, 50, 50, 50];
const members = [0, 1, 2, 3];
const outsiders = Float64Array.of(0, 0, 0, 0, 1, 1, 1, 0);

const tiesAt = (signs: readonly Sign[], place: number): readonly Tie[] =>
  signs.flatMap(({ bits, tieOf }) => (Number.isNaN(bits[place]) ? [] : [tieOf(place, bits[place] as number)]));
const bitsOf = (ties: readonly Tie[], signal: string): number | undefined => ties.find((tie) => tie.signal === signal)?.bits;

describe('scoreHabits', () => {
  test('ties members by the habits that they have in common', () => {
    const signs = scoreHabits([[habit('pacing', COMMON)]], outsiders, members, 'cohort');
    expect(bitsOf(tiesAt(signs, 0), 'pacing')).toBeGreaterThan(2);
    expect(bitsOf(tiesAt(signs, 4), 'pacing')).toBeLessThan(-1);
  });

  test('gives next to nothing for a habit in which members are as ordinary as anybody', () => {
    const signs = scoreHabits([[habit('pacing', ORDINARY)]], outsiders, members, 'cohort');
    for (const unit of members) expect(Math.abs(bitsOf(tiesAt(signs, unit), 'pacing')!)).toBeLessThan(1);
  });

  test('of two that say nearly the same makes one tie, in the words of the one that more have in common', () => {
    const alternatives = [habit('calls', ORDINARY), habit('conversations', COMMON)];
    const ties = tiesAt(scoreHabits([alternatives], outsiders, members, 'cohort'), 0);
    expect(ties.map(({ signal }) => signal)).toEqual(['conversations']);
    const alone = tiesAt(scoreHabits([[habit('conversations', COMMON)]], outsiders, members, 'cohort'), 0);
    expect(ties[0]!.bits).toBeLessThan(alone[0]!.bits);
    expect(ties[0]!.bits).toBeGreaterThanOrEqual(alone[0]!.bits - 1);
  });

  test('makes a tie of each habit that says something of its own', () => {
    const ties = tiesAt(scoreHabits([[habit('pacing', COMMON)], [habit('calls', COMMON)]], outsiders, members, 'cohort'), 0);
    expect(ties.map(({ signal }) => signal)).toEqual(['pacing', 'calls']);
  });

  test('while a group grows its hours are held against the log alone, its pace against the cohort too', () => {
    const alike = Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1);
    const everywhere = [99, 99, 99, 99, 99, 99, 99, 99];
    const bits = (signal: string, background: 'population' | 'cohort') =>
      bitsOf(tiesAt(scoreHabits([[habit(signal, everywhere)]], alike, members, background), 0), signal)!;
    expect(bits('active-hours', 'population')).toBeGreaterThan(bits('active-hours', 'cohort') + 1);
    expect(bits('pacing', 'population')).toBe(bits('pacing', 'cohort'));
  });

  test('says nothing of a unit of which no habit is known', () => {
    const unknown = habit('pacing', [...COMMON.slice(0, 7), Number.NaN]);
    expect(tiesAt(scoreHabits([[unknown]], outsiders, members, 'cohort'), 7)).toEqual([]);
  });
});
