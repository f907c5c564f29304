import { markup } from '../renderers/markup.js';
import type { Section } from './section.js';

export const limits: Section = {
  id: 'limits',
  title: 'Limits',
  render: ({ report }) => markup`<ul>${report.limits.map((limit) => markup`<li>${limit}</li>`)}</ul>`,
};
