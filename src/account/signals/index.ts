import { activeHours } from './active-hours.js';
import { address } from './address.js';
import { calls } from './calls.js';
import { content } from './content.js';
import { conversations } from './conversations.js';
import { emailDomain } from './email-domain.js';
import { hourOfWeek } from './hour-of-week.js';
import { model } from './model.js';
import { pacing } from './pacing.js';
import { parameters } from './parameters.js';
import { payload } from './payload.js';
import { payment } from './payment.js';
import { promptLength } from './prompt-length.js';
import { promptOpening } from './prompt-opening.js';
import type { Signal } from './signal.js';
import { style } from './style.js';
import { systemPrompt } from './system-prompt.js';
import { systemWording } from './system-wording.js';
import { turnStructure } from './turn-structure.js';
import { userAgent } from './user-agent.js';

/** The registry of behavioural signals, sorted by id. A new signal is one file, one line here, its fixture and its test. */
export const SIGNALS: readonly Signal[] = [
  activeHours,
  address,
  calls,
  content,
  conversations,
  emailDomain,
  hourOfWeek,
  model,
  pacing,
  parameters,
  payload,
  payment,
  promptLength,
  promptOpening,
  style,
  systemPrompt,
  systemWording,
  turnStructure,
  userAgent,
];
