import { escapeTerminal } from '../../report/renderers/escape.js';
import { acceptStamp } from '../../store/timestamp/accept-stamp.js';
import { readCertificates } from '../../store/timestamp/read-certificates.js';
import { stampTarget } from '../../store/timestamp/stamp-files.js';
import { writeStampRequest } from '../../store/timestamp/write-request.js';
import { parseCustodyOptions } from '../custody-options.js';
import { STAMP_ACTIONS } from '../first-words.js';
import { didYouMean } from '../nearest.js';
import { textOption } from '../option-values.js';
import { printResult } from '../output.js';
import type { CommandRequest } from './command-line.js';

/** Two steps with a person between them, who carries the request to an authority of their choice and brings the response back. */
export async function runTimestamp(request: CommandRequest): Promise<number> {
  const { words, faults } = request;
  const [action = ''] = words;
  if (action === 'request') return runRequest(request);
  if (action === 'accept') return runAccept(request);
  faults.add(`expected request or accept, got ${action === '' ? 'nothing' : `"${action}"${didYouMean(action, STAMP_ACTIONS)}`}`);
  faults.assertNone();
  return 0;
}

async function runRequest({ words, raw, faults }: CommandRequest): Promise<number> {
  const [, dir = '', ...more] = words;
  if (dir === '' || more.length > 0) faults.add('request: expected one case folder or production');
  faults.assertNone();
  const { path, file, sha256 } = await writeStampRequest(dir, raw.force === true);
  const lines = [
    `${escapeTerminal(path)} written: a request for the SHA-256 of ${file}`,
    sha256,
    'Send it to a time-stamp authority (RFC 3161) from a connected computer, as application/timestamp-query, then run',
    `hydrometer timestamp accept ${escapeTerminal(dir)} response.tsr --ca roots.pem`,
  ];
  if (raw.quiet !== true) await printResult(`${lines.join('\n')}\n`);
  return 0;
}

async function runAccept({ words, raw, faults }: CommandRequest): Promise<number> {
  const [, dir = '', responsePath = '', ...more] = words;
  if (dir === '' || responsePath === '' || more.length > 0)
    faults.add('accept: expected one case folder or production and the file of the response');
  const ca = textOption(raw, 'ca', 'a PEM file', faults);
  const caseDir = textOption(raw, 'case', 'a case folder', faults);
  const custody = parseCustodyOptions(raw, faults);
  faults.assertNone();
  if (caseDir !== null && stampTarget(dir).kind === 'case') faults.add('--case: expected a production to stamp, got a case');
  faults.assertNone();
  const roots = ca === null ? [] : readCertificates(ca);
  const { facts, file, isTrusted, recordedIn } = await acceptStamp({ dir, responsePath, roots, caseDir, custody });
  const rows = [
    ['Stamped', file],
    ['Time', `${facts.genTime}, accuracy ${facts.accuracy ?? 'not stated'}`],
    ['Policy', facts.policy],
    ['Serial', facts.serial],
    ['Signer', facts.signer],
    [
      'Chain',
      isTrusted ? 'leads to a root of --ca; revocation was not looked up' : 'not followed: name roots you trust with --ca',
    ],
    [
      'Custody',
      recordedIn === null
        ? 'not recorded: the log of a production is closed, name its case with --case'
        : `recorded in ${recordedIn}`,
    ],
  ] as const;
  if (raw.quiet !== true) await printResult(rows.map(([name, text]) => `${name.padEnd(9)}${escapeTerminal(text)}\n`).join(''));
  return 0;
}
