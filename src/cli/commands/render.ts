import { join } from 'node:path';
import { escapeTerminal } from '../../report/renderers/escape.js';
import { renderHtml, renderMarkdown, renderText } from '../../report/renderers/index.js';
import { jsonText } from '../../report/renderers/json-text.js';
import { readCase, renderCase, type SavedCase } from '../../store/read-case.js';
import { renderCasePdf } from '../../store/report-pdf.js';
import { textOption, wordOption } from '../option-values.js';
import { printResult } from '../output.js';
import { RENDER_FORMATS, type RenderFormat } from '../render-formats.js';
import { textLook } from '../terminal.js';
import type { CommandRequest } from './command-line.js';

/** Without a format report.html is written anew; PDF goes into a file; any other form is printed, and nothing is written. */
export async function runRender({ words, raw, faults }: CommandRequest): Promise<number> {
  const [dir, ...more] = words;
  if (dir === undefined || dir === '') faults.add(`expected a case folder, got ${dir === '' ? 'an empty word' : 'none'}`);
  if (more.length > 0) faults.add(`expected one case folder, got ${words.length}`);
  const format = wordOption(raw, 'format', RENDER_FORMATS, faults);
  const output = textOption(raw, 'output', 'a file', faults);
  if (output !== null && format !== 'pdf') faults.add('-o: expected --format pdf beside it; other forms are printed');
  faults.assertNone();
  if (format === 'pdf') {
    const path = await renderCasePdf(dir as string, output);
    if (raw.quiet !== true) await printResult(`${escapeTerminal(path)} written\n`);
    return 0;
  }
  if (format !== null) {
    await printResult(printed(await readCase(dir as string), dir as string, format));
    return 0;
  }
  await renderCase(dir as string);
  if (raw.quiet !== true) await printResult(`${escapeTerminal(join(dir as string, 'report.html'))} written\n`);
  return 0;
}

function printed({ report, accounts }: SavedCase, caseDir: string, format: Exclude<RenderFormat, 'pdf'>): string {
  switch (format) {
    case 'html':
      return renderHtml(report, accounts);
    case 'markdown':
      return renderMarkdown(report);
    case 'text':
      return renderText(report, { ...textLook('auto'), caseDir });
    case 'json':
      return jsonText(report);
    default:
      return format satisfies never;
  }
}
