import { accounts } from './accounts.js';
import { against } from './against.js';
import { calibration } from './calibration.js';
import { findings } from './findings.js';
import { glossary } from './glossary.js';
import { groups } from './groups.js';
import { inputs } from './inputs.js';
import { limits } from './limits.js';
import { losses } from './losses.js';
import { method } from './method.js';
import { overview } from './overview.js';
import { scale } from './scale.js';
import type { Section } from './section.js';
import { settings } from './settings.js';
import { thresholds } from './thresholds.js';

/** In the order of the page: what a reader needs first stands first. */
export const SECTIONS: readonly Section[] = [
  overview,
  findings,
  against,
  groups,
  accounts,
  limits,
  inputs,
  losses,
  calibration,
  scale,
  glossary,
  method,
  thresholds,
  settings,
];
