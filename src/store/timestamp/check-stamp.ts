import { createHash } from 'node:crypto';
import { type AsnType, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { Certificate, type ExtKeyUsage, IssuerAndSerialNumber, PKIStatus, SignedData, TimeStampResp, TSTInfo } from 'pkijs';
import { sha256Of } from '../sha256-of.js';
import { exactBuffer, hexNumber, type Imprint, imprintOf, SHA256_OID } from './stamp-request.js';

/** What a time stamp says, RFC 3161, section 2.4.2. */
export interface StampFacts {
  /** RFC 3339, UTC. */
  readonly genTime: string;
  /** As the authority states it, such as `1 s`; null when it states none. */
  readonly accuracy: string | null;
  readonly policy: string;
  /** Hexadecimal. */
  readonly serial: string;
  readonly signer: string;
}

interface Mismatch {
  readonly expected: string;
  readonly found: string;
}

interface CheckedStamp {
  /** Null when the response holds no time stamp that can be read. */
  readonly facts: StampFacts | null;
  readonly mismatches: readonly Mismatch[];
  /** The chain of the signer's certificate was followed to one of the roots; revocation is not looked up. */
  readonly isTrusted: boolean;
}

interface StampRequest {
  readonly response: Uint8Array;
  /** Bytes of the file that is stamped. */
  readonly content: Uint8Array;
  /** What was asked for; null when the request is gone. */
  readonly request: Imprint | null;
  readonly roots: readonly Certificate[];
}

const TST_INFO_OID = '1.2.840.113549.1.9.16.1.4';
const EXTENDED_KEY_USAGE_OID = '2.5.29.37';
const TIME_STAMPING_OID = '1.3.6.1.5.5.7.3.8';
const SIGNING_CERTIFICATE_OID = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2_OID = '1.2.840.113549.1.9.16.2.47';
const HASH_NAMES: Readonly<Record<string, string>> = {
  [SHA256_OID]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Checks a response by RFC 3161: status, imprint, nonce, purpose of the signer's certificate, signature, chain. All faults are told. */
export async function checkStamp({ response, content, request, roots }: StampRequest): Promise<CheckedStamp> {
  const parsed = parseResponse(response);
  if ('expected' in parsed) return { facts: null, mismatches: [parsed], isTrusted: false };
  const { signed, info } = parsed;
  const mismatches: Mismatch[] = [...imprintFaults(imprintOf(info), sha256Of(content), request)];
  const checkedSignature = await verifySignature(signed, content, info.genTime, roots);
  if (checkedSignature.fault !== null) mismatches.push(checkedSignature.fault);
  const signer = signerOf(signed);
  if (signer === null) mismatches.push({ expected: 'the certificate of the signer in the response', found: 'none' });
  else mismatches.push(...purposeFaults(signer), ...bindingFaults(signed, signer));
  return {
    facts: {
      genTime: info.genTime.toISOString(),
      accuracy: accuracyWords(info),
      policy: info.policy,
      serial: hexNumber(info.serialNumber),
      signer: signer === null ? 'unknown' : nameOf(signer),
    },
    mismatches,
    isTrusted: roots.length > 0 && checkedSignature.fault === null,
  };
}

interface ParsedResponse {
  readonly signed: SignedData;
  readonly info: TSTInfo;
}

function parseResponse(response: Uint8Array): ParsedResponse | Mismatch {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(exactBuffer(response));
    if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods)
      return { expected: 'status granted', found: `status ${status.status}: the authority refused` };
    if (timeStampToken === undefined) return { expected: 'a time stamp in the response', found: 'none' };
    const signed = new SignedData({ schema: timeStampToken.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    if (eContentType !== TST_INFO_OID || eContent === undefined)
      return { expected: 'a TSTInfo (RFC 3161)', found: 'other content' };
    return { signed, info: TSTInfo.fromBER(eContent.getValue()) };
  } catch {
    return { expected: 'a response by RFC 3161 in DER', found: 'something else' };
  }
}

function imprintFaults(stamped: Imprint, sha256: string, request: Imprint | null): readonly Mismatch[] {
  const faults: Mismatch[] = [];
  if (stamped.algorithm !== SHA256_OID) faults.push({ expected: 'an imprint by SHA-256', found: `one by ${stamped.algorithm}` });
  if (stamped.sha256 !== sha256) faults.push({ expected: `a stamp of SHA-256 ${sha256}`, found: `one of ${stamped.sha256}` });
  if (request !== null && stamped.nonce !== request.nonce)
    faults.push({ expected: `nonce ${request.nonce ?? 'none'}, as was asked`, found: `nonce ${stamped.nonce ?? 'none'}` });
  return faults;
}

/** Signature and imprint, and with roots the chain at the time of the stamp: what it was worth when it was made. */
async function verifySignature(
  signed: SignedData,
  content: Uint8Array,
  genTime: Date,
  roots: readonly Certificate[],
): Promise<{ readonly fault: Mismatch | null }> {
  const expected = roots.length > 0 ? 'a signature that fits, and a chain to a root of --ca' : 'a signature that fits';
  if (signed.signerInfos.length !== 1) return { fault: { expected: 'one signer', found: String(signed.signerInfos.length) } };
  try {
    const { signatureVerified, signerCertificateVerified } = await signed.verify({
      signer: 0,
      data: exactBuffer(content),
      trustedCerts: [...roots],
      checkChain: roots.length > 0,
      checkDate: genTime,
      extendedMode: true,
    });
    const isGood = signatureVerified === true && (roots.length === 0 || signerCertificateVerified === true);
    return { fault: isGood ? null : { expected, found: 'one that does not' } };
  } catch (error) {
    const found = error instanceof Error && error.message !== '' ? error.message : 'one that does not';
    return { fault: { expected, found } };
  }
}

function signerOf({ certificates, signerInfos }: SignedData): Certificate | null {
  const sid: unknown = signerInfos[0]?.sid;
  if (!(sid instanceof IssuerAndSerialNumber)) return null;
  const isSigner = (each: unknown): each is Certificate =>
    each instanceof Certificate && each.issuer.isEqual(sid.issuer) && each.serialNumber.isEqual(sid.serialNumber);
  return certificates?.find(isSigner) ?? null;
}

/** RFC 3161, section 2.3: only for time stamping, and said in a critical extension. */
function purposeFaults({ extensions = [] }: Certificate): readonly Mismatch[] {
  const expected = 'a signer whose certificate is for time stamping only, marked critical';
  const extension = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE_OID);
  const purposes = (extension?.parsedValue as ExtKeyUsage | undefined)?.keyPurposes ?? [];
  if (extension === undefined) return [{ expected, found: 'one without a purpose' }];
  if (!extension.critical) return [{ expected, found: 'one whose purpose is not marked critical' }];
  return purposes.length === 1 && purposes[0] === TIME_STAMPING_OID
    ? []
    : [{ expected, found: `one for ${purposes.join(', ')}` }];
}

/** The signed attributes name the certificate by its hash (RFC 2634, RFC 5816), so that no other one of the key can take its place. */
function bindingFaults({ signerInfos }: SignedData, signer: Certificate): readonly Mismatch[] {
  const expected = 'signed attributes that name the certificate of the signer by its hash';
  const attributes = signerInfos[0]?.signedAttrs?.attributes ?? [];
  const named = attributes.find(({ type }) => type === SIGNING_CERTIFICATE_V2_OID || type === SIGNING_CERTIFICATE_OID);
  if (named === undefined) return [{ expected, found: 'none' }];
  const id = firstOf(firstOf(named.values[0]));
  const own = (algorithm: string): string =>
    createHash(algorithm)
      .update(Buffer.from(signer.toSchema(false).toBER(false)))
      .digest('hex');
  const [first, second] = id instanceof Sequence ? id.valueBlock.value : [];
  const isDefault = first instanceof OctetString;
  const hash = isDefault ? first : second;
  const algorithm = named.type === SIGNING_CERTIFICATE_OID ? 'sha1' : isDefault ? 'sha256' : HASH_NAMES[oidIn(first)];
  if (!(hash instanceof OctetString) || algorithm === undefined) return [{ expected, found: 'some that cannot be read' }];
  const found = Buffer.from(hash.valueBlock.valueHexView).toString('hex');
  return found === own(algorithm) ? [] : [{ expected, found: 'some that name another certificate' }];
}

function firstOf(value: AsnType | undefined): AsnType | undefined {
  return value instanceof Sequence ? value.valueBlock.value[0] : undefined;
}

function oidIn(algorithm: AsnType | undefined): string {
  const oid = firstOf(algorithm);
  return oid instanceof ObjectIdentifier ? oid.valueBlock.toString() : '';
}

/** RFC 3161, section 2.4.2: seconds, milliseconds and microseconds, each optional. */
function accuracyWords({ accuracy }: TSTInfo): string | null {
  if (accuracy === undefined) return null;
  const { seconds, millis, micros } = accuracy;
  const parts = [
    [seconds, 's'],
    [millis, 'ms'],
    [micros, 'µs'],
  ] as const;
  const words = parts.filter(([value]) => value !== undefined && value > 0).map(([value, unit]) => `${value} ${unit}`);
  return words.length === 0 ? null : words.join(' ');
}

function nameOf({ subject }: Certificate): string {
  return subject.typesAndValues.map(({ value }) => String(value.valueBlock.value)).join(', ');
}
