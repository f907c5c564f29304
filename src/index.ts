/** The library: the same spine that the command line runs, for callers who bring their own files and settings. */

export type { Facts, Registration, RegistrationRow } from './account/registration.js';
export { type AnalyzeProgress, type AnalyzeRequest, type AnalyzeResult, analyze } from './analyze.js';
export { RejectsError } from './engine/reject-share.js';
export { InputError, IntegrityError, KnownError, UsageError } from './errors.js';
export type { Finding, Place, Quote } from './finding/finding.js';
export { type AnalysisSettings, DEFAULT_SETTINGS } from './options.js';
export { renderHtml } from './report/renderers/html.js';
export type { AccountRow, Report } from './report/report.js';
export type { ListedReject } from './source/source.js';
