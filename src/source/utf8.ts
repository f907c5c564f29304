import { isAscii, isUtf8 } from 'node:buffer';
import type { RowFault } from './diagnose.js';

/** What is known of some bytes before they become text. ASCII is copied as it is, which takes half the time of decoding. */
export type Checked = typeof UNCHECKED | typeof IS_UTF8 | typeof IS_ASCII;
export const UNCHECKED = 0;
export const IS_UTF8 = 1;
export const IS_ASCII = 2;

export function checkBytes(bytes: Buffer): Checked {
  if (isAscii(bytes)) return IS_ASCII;
  return isUtf8(bytes) ? IS_UTF8 : UNCHECKED;
}

/** End of the last whole character: up to three bytes of an unfinished one are left out. */
export function wholeCharacters(bytes: Buffer, from: number, to: number): number {
  for (let at = to - 1; at >= from && at >= to - 3; at--) if ((bytes[at] as number) >= 0xc0) return at;
  return to;
}

/**
 * Names the first byte of the first invalid character, found by halving: a prefix that ends inside a character is no proof.
 * @param byte place of the row in the stream
 */
export function notUtf8(bytes: Buffer, from: number, to: number, byte: number): RowFault {
  let good = from;
  for (let step = to - from; step >= 1; step = Math.floor(step / 2)) {
    while (good + step <= to && isUtf8(bytes.subarray(from, good + step))) good += step;
  }
  const value = (bytes[good] as number).toString(16).padStart(2, '0');
  const reason = `expected UTF-8, got the byte 0x${value} at byte ${byte + good - from}; if the file is in another encoding, convert it`;
  return { code: 'E_ROW_UTF8', reason };
}
