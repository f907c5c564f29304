import { createPartnerTable, type PartnerRow, type PartnerTable } from '../../src/engine/partner-table.js';

/** Partner rows as the engine holds them. */
export function packPartners(rows: readonly PartnerRow[]): PartnerTable {
  const table = createPartnerTable();
  for (const row of rows) table.add(row);
  return table.finish();
}
