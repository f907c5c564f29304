import type { ProductionSummary } from '../exhibits/production-summary.js';
import { wordCount, wordNumberOf } from '../words.js';
import { escapeTerminal } from './escape.js';

interface ProductionPlaces {
  readonly out: string;
  readonly originals: string | null;
  readonly identityMap: string | null;
}

const NAME_WIDTH = 12;

/** What a person is told about a production, in the order in which it matters. */
export function renderProduction(summary: ProductionSummary, { out, originals, identityMap }: ProductionPlaces): string {
  const lines: readonly (readonly [string, string | null])[] = [
    ['Exhibits', exhibitWords(summary)],
    ['Quoted', quotedWords(summary)],
    ['Missing', missingWords(summary)],
    ['Lacking', lackingWords(summary)],
    ['Redacted', redactedWords(summary)],
    ['Not removed', namesWords(summary)],
    ['Labels', labelWords(summary)],
    ['Bag', out],
    ['Originals', originals],
    ['Who is who', identityMap],
    ['Tag hash', `SHA-256 ${summary.tagManifestSha256} of tagmanifest-sha256.txt`],
  ];
  return lines
    .filter((line): line is readonly [string, string] => line[1] !== null)
    .map(([name, text]) => `${name.padEnd(NAME_WIDTH)}${escapeTerminal(text)}\n`)
    .join('');
}

function exhibitWords({ firstNumber, lastNumber, exhibits, findings }: ProductionSummary): string {
  if (firstNumber === null) return 'none: the case has no findings';
  return `${firstNumber} to ${lastNumber}, ${wordNumberOf(exhibits, 'file')} for ${wordNumberOf(findings, 'finding')}`;
}

function quotedWords({ calls, files, originalsProduced, originalsWithheld }: ProductionSummary): string {
  const read = `${wordNumberOf(calls, 'call')}; ${wordNumberOf(files, 'log')} with the hash of the analysis`;
  return `${read}; bytes of ${wordNumberOf(originalsProduced, 'row')} in the bag, ${wordCount(originalsWithheld)} withheld`;
}

function missingWords({ missingFiles }: ProductionSummary): string | null {
  if (missingFiles.length === 0) return null;
  return `${wordNumberOf(missingFiles.length, 'log')} not found, first ${missingFiles[0]}`;
}

function lackingWords({ lacking }: ProductionSummary): string | null {
  return lacking.length === 0 ? null : `calls were completed from beside their rows; not at hand: ${lacking.join('; ')}`;
}

function redactedWords({ isRedacting, removalsByReason }: ProductionSummary): string {
  if (!isRedacting) return 'nothing, on request';
  const counts = Object.entries(removalsByReason);
  if (counts.length === 0) return 'no passage was found that a rule removes';
  return counts.map(([reason, count]) => `${reason} ${wordCount(count)}`).join(', ');
}

function namesWords({ namesWithTerms: names }: ProductionSummary): string | null {
  if (names.length === 0) return null;
  const first = names.length === 1 ? '' : 'first ';
  return `listed terms in ${wordNumberOf(names.length, 'name of a file or account', 'names of files or accounts')}, by which places are found: ${first}${names[0]}; analyse copies under other names if they must not be read`;
}

function labelWords({ hiddenAccounts, keyId }: ProductionSummary): string {
  if (hiddenAccounts === 0) return 'none: every account keeps its id';
  const key = keyId === null ? 'one common label; name a --pseudonym-key to tell them apart' : `key ${keyId}`;
  return `${wordNumberOf(hiddenAccounts, 'account')} that ${hiddenAccounts === 1 ? 'is' : 'are'} not named, ${key}`;
}
