import { escapeTerminal } from '../renderers/escape.js';

/**
 * A path as it was given, as a relative URI reference (RFC 3986): no root, no drive, no step upwards, so that a reader of the file cannot be
 * led out of its own folder.
 */
export function relativeUri(path: string): string {
  const steps = escapeTerminal(path)
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..' && !/^[A-Za-z]:$/.test(step));
  return steps.length === 0 ? 'standard-input' : steps.map(encodeURIComponent).join('/');
}
