import type { Row } from './format.js';
import { openJsonText } from './nested.js';
import { isRow } from './value.js';

/** Fields of Azure Monitor's common schema that a table knows under another name. */
const COMMON: Readonly<Record<string, string>> = { time: 'TimeGenerated', resourceId: '_ResourceId' };

/**
 * A row of Azure Monitor under the names of its table. A storage export has the common fields in camelCase and the others in
 * `properties`, which may be JSON text; a table row comes back as it is.
 */
export function asTableRow(row: Row): Row {
  if (typeof row.category !== 'string') return row;
  const table: Record<string, unknown> = {};
  copyNamed(row, table);
  const properties = typeof row.properties === 'string' ? openJsonText(row.properties) : row.properties;
  if (isRow(properties)) copyNamed(properties, table);
  return table;
}

function copyNamed(from: Row, into: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(from)) {
    if (key === '__proto__') continue;
    into[Object.hasOwn(COMMON, key) ? (COMMON[key] as string) : capitalised(key)] = value;
  }
}

function capitalised(key: string): string {
  const first = key.charAt(0);
  return first >= 'a' && first <= 'z' ? first.toUpperCase() + key.slice(1) : key;
}
