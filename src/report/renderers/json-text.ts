import { escapeJson } from './escape.js';

/** JSON for files and for standard output, on lines of its own. People print both, so that it holds no character that cannot be seen. */
export function jsonText(value: unknown, indent = 1): string {
  return `${escapeJson(JSON.stringify(value, null, indent))}\n`;
}

/** One line of NDJSON, likewise. */
export function jsonLine(value: unknown): string {
  return jsonText(value, 0);
}
