import type { Certificate } from 'pkijs';
import type { Check, Difference } from '../../report/verification.js';
import type { CustodyEntry } from '../custody.js';
import { sha256Of } from '../sha256-of.js';
import { checkSignature, type PublicKey, signatureName } from '../signature.js';
import { checkStamp, type StampFacts } from '../timestamp/check-stamp.js';
import { REQUEST_FILE, RESPONSE_FILE, type StampTarget } from '../timestamp/stamp-files.js';
import { parseStampRequest } from '../timestamp/stamp-request.js';
import { checked, compare, notPossible, sha256Words } from './check.js';
import { type Inventory, readListed, readListedText } from './inventory.js';

const SIGNATURE_CHECK = { id: 'signature', title: 'Signature' };
const STAMP_CHECK = { id: 'timestamp', title: 'Time stamp' };

interface SignatureRequest {
  /** The file that is signed. */
  readonly file: string;
  /** Id of the key by which it says to be signed; null when it says nothing. */
  readonly signedBy: string | null;
  /** A key that the person trusts, or null. */
  readonly trusted: PublicKey | null;
}

export async function checkAttachedSignature(
  inventory: Inventory,
  { file, signedBy, trusted }: SignatureRequest,
): Promise<Check> {
  const name = signatureName(file);
  const text = await readListedText(inventory, name);
  const content = await readListed(inventory, file);
  if (text === null) {
    const asked = signedBy ?? trusted?.keyId ?? null;
    if (asked === null) return notPossible(SIGNATURE_CHECK, `${file} is not signed`);
    return checked(SIGNATURE_CHECK, 'is missing', [
      { file: name, expected: `a signature with the key ${asked}`, found: 'no file' },
    ]);
  }
  if (content === null)
    return checked(SIGNATURE_CHECK, 'nothing is there to be signed', [{ file, expected: 'a signed file', found: 'no file' }]);
  const { keyId, differences } = checkSignature(text, file, content);
  const all: Difference[] = differences.map((each) => ({ file: name, ...each }));
  if (keyId !== null && signedBy !== null) all.push(...compare(name, `key ${signedBy}`, `key ${keyId}`, 'as the manifest says'));
  if (keyId !== null && trusted !== null)
    all.push(...compare(name, `key ${trusted.keyId}`, `key ${keyId}`, 'that of --public-key'));
  if (all.length > 0) return checked(SIGNATURE_CHECK, `of ${file} does not hold`, all);
  return checked(
    SIGNATURE_CHECK,
    trusted === null
      ? `signature fits the key in the case (${keyId}); nobody vouches for that key here, name one you trust with --public-key`
      : `of ${file} fits the key of --public-key (${keyId})`,
    [],
  );
}

export async function checkAttachedStamp(
  inventory: Inventory,
  { file }: StampTarget,
  roots: readonly Certificate[],
  custody: readonly CustodyEntry[],
): Promise<Check> {
  const response = await readListed(inventory, RESPONSE_FILE);
  const asked = await readListed(inventory, REQUEST_FILE);
  const recorded = custody
    .flatMap(({ action, sha256s }) => (action === 'timestamped' && sha256s.some(({ name }) => name === file) ? sha256s : []))
    .findLast(({ name }) => name === RESPONSE_FILE);
  if (response === null) {
    if (recorded !== undefined)
      return checked(STAMP_CHECK, 'is missing', [
        { file: RESPONSE_FILE, expected: sha256Words(recorded.sha256), found: 'no file' },
      ]);
    return notPossible(
      STAMP_CHECK,
      `there is none${asked === null ? '' : ', only a request'}: time of analysis is asserted by the operator`,
    );
  }
  const differences: Difference[] = [];
  if (recorded !== undefined)
    differences.push(...compare(RESPONSE_FILE, sha256Words(recorded.sha256), sha256Words(sha256Of(response))));
  const request = asked === null ? null : parseStampRequest(asked);
  if (asked === null || request === null)
    differences.push({
      file: REQUEST_FILE,
      expected: 'the request that was answered',
      found: asked === null ? 'no file' : 'something else',
    });
  const content = (await readListed(inventory, file)) ?? Buffer.alloc(0);
  const { facts, mismatches, isTrusted } = await checkStamp({ response, content, request, roots });
  differences.push(...mismatches.map((each) => ({ file: RESPONSE_FILE, ...each })));
  return checked(STAMP_CHECK, facts === null ? 'cannot be read' : stampWords(facts, file, isTrusted), differences);
}

function stampWords({ genTime, accuracy, policy, serial, signer }: StampFacts, file: string, isTrusted: boolean): string {
  const trust = isTrusted
    ? 'chain to a root of --ca followed, revocation not looked up'
    : 'nobody vouches for that authority here, name roots you trust with --ca';
  return `${file} at ${genTime}, accuracy ${accuracy ?? 'not stated'}, policy ${policy}, serial ${serial}, by ${signer}; ${trust}`;
}
