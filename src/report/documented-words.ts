import type { ReportFormat } from './report.js';

/** A format in lines: what its export is known to leave out, and what of it was not read. */
export function wordDocumented({ losses, unread, documentation }: ReportFormat): readonly string[] {
  return [
    ...losses,
    ...(unread.length === 0 ? [] : [`not read, but an account key may name them: ${unread.join(', ')}`]),
    `as described by: ${documentation}`,
  ];
}
