/** Ids of registry members, kinds and versions. A case may come from anywhere: what does not look like one is not handed on. */
const ID = /^[A-Za-z0-9][A-Za-z0-9.-]{0,59}$/;
const SHA_256 = /^[0-9a-f]{64}$/;
const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

export function keptId(id: string): string {
  return ID.test(id) ? id : 'other';
}

export function keptTime(utc: string | null): string | null {
  return utc !== null && UTC.test(utc) && !Number.isNaN(Date.parse(utc)) ? utc : null;
}

/** @returns an empty text for what is no hash */
export function keptSha256(sha256: string): string {
  return SHA_256.test(sha256) ? sha256 : '';
}
