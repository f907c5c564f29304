import type { Row } from './format.js';
import { isRow } from './value.js';

/** Of one call. Real conversations hold a few dozen; the bound is chosen, so that a hostile row cannot fill the memory. */
const MAX_SIGNATURES = 1000;
const NONE: readonly string[] = Object.freeze([]);

/**
 * Hashes of the opaque reasoning that a list of content blocks or items carries: Anthropic thinking blocks, whole or redacted, those
 * that Bedrock Converse wraps, the encrypted reasoning items of OpenAI Responses, and the thought signatures of Gemini. Clients rightly
 * send them back in the same conversation, so where one was issued and where it was used is worth knowing; what it holds is not.
 */
export function blockSignatures(blocks: unknown): readonly string[] {
  return addBlocks(null, blocks) ?? NONE;
}

/** Those that a request sends back in its list of messages or items. */
export function usedSignatures(messages: unknown): readonly string[] {
  if (!Array.isArray(messages)) return NONE;
  let found = addBlocks(null, messages);
  for (let i = 0; i < messages.length; i++) {
    const message: unknown = messages[i];
    if (!isRow(message)) continue;
    if (typeof message.content !== 'string') found = addBlocks(found, message.content);
    found = addBlocks(addBlocks(found, message.parts), message.thinking_blocks);
  }
  return found ?? NONE;
}

/** The list is made when there is a first signature: nearly no call has one. */
function addBlocks(known: string[] | null, blocks: unknown): string[] | null {
  if (!Array.isArray(blocks)) return known;
  let found = known;
  for (let i = 0; i < blocks.length; i++) {
    const block: unknown = blocks[i];
    const signature = isRow(block) ? signatureOf(block) : null;
    if (signature === null) continue;
    found ??= [];
    if (found.length >= MAX_SIGNATURES) break;
    found.push(hashSignature(signature));
  }
  return found;
}

function signatureOf(block: Row): string | null {
  switch (block.type) {
    case 'thinking':
      return written(block.signature);
    case 'redacted_thinking':
      return written(block.data);
    case 'reasoning':
      return written(block.encrypted_content);
    default:
      return isRow(block.reasoningContent) ? converseSignature(block.reasoningContent) : written(block.thoughtSignature);
  }
}

function converseSignature({ reasoningText, redactedContent }: Row): string | null {
  return isRow(reasoningText) ? written(reasoningText.signature) : written(redactedContent);
}

function written(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * 16 hexadecimal digits (two 32-bit multiply–xor hashes, finalised as in MurmurHash3, Appleby 2011): among a million signatures two
 * share a hash by chance with a probability of 3 in 10⁸ (n²/2 over 2⁶⁴). Not secret: it only keeps kilobytes out of the record.
 */
export function hashSignature(signature: string): string {
  let a = 0x2545f491;
  let b = 0x9e3779b9 ^ signature.length;
  for (let i = 0; i < signature.length; i++) {
    const unit = signature.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x5bd1e995);
    b = Math.imul(b ^ unit, 0x1b873593);
    a ^= b >>> 15;
    b ^= a >>> 13;
  }
  return hex(a) + hex(b);
}

function hex(value: number): string {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
