import { cutText, escapeTerminal } from '../renderers/escape.js';
import { wordNumberOf } from '../words.js';
import type { ExportFormat } from './export.js';
import type { SharedFinding } from './shared-case.js';

/** GitHub shows ten errors and ten warnings of a step. */
const MAX_ANNOTATIONS = 10;
const MAX_FILE_CHARS = 200;

/** Workflow commands of GitHub Actions (docs.github.com, workflow commands: setting a notice, warning or error message). */
export const annotations: ExportFormat = {
  id: 'annotations',
  about: 'annotations of GitHub Actions, to be printed in a job: the ten strongest findings and the number of the others',
  fileName: 'annotations.txt',
  hasManyFiles: false,
  render: ({ shared: { findings } }) => [
    {
      name: 'annotations.txt',
      text: [...findings.slice(0, MAX_ANNOTATIONS).map(annotate), ...rest(findings.length)].map((line) => `${line}\n`).join(''),
    },
  ],
};

function annotate({ id, statement, isFailing, isSuspicion, places, openExplanations: open }: SharedFinding): string {
  const [place] = places;
  const where =
    place === undefined ? [] : [`file=${property(cutText(escapeTerminal(place.file), MAX_FILE_CHARS))}`, `line=${place.line}`];
  const level = isFailing ? 'error' : isSuspicion ? 'warning' : 'notice';
  const words = open === null ? statement : `${statement}. ${open}`;
  return `::${level} ${[...where, `title=${property(`hydrometer ${id}`)}`].join(',')}::${message(words)}`;
}

function rest(findings: number): readonly string[] {
  if (findings <= MAX_ANNOTATIONS) return [];
  return [`::notice title=hydrometer::${message(`${wordNumberOf(findings - MAX_ANNOTATIONS, 'more finding')} in the report`)}`];
}

/** A line end that came through would begin another command. */
function message(text: string): string {
  return escapeTerminal(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
