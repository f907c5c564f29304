/** What prints a report or a part of it: plain data in, text out. Adding one is one file here and one line. */
export { renderAccount } from './explain-account.js';
export { renderFinding } from './explain-finding.js';
export { renderGroup } from './explain-group.js';
export { renderText } from './full-text.js';
export { renderHtml } from './html.js';
export { renderInspection } from './inspection-text.js';
export { renderMarkdown } from './markdown.js';
export { renderProduction } from './production-summary.js';
export { renderSummary } from './summary.js';
