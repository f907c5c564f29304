import { defineScenario } from './define-scenario.mjs';
import { askOnce, clip, MS_PER_DAY, MS_PER_HOUR, MS_PER_SECOND, moveTo, useDefaults } from './edit-row.mjs';

const NIGHT_HOUR = 2;

/** Steps of a workflow run at full hours; a nightly one works off what came in during the day. */
export const workflowTool = defineScenario({
  id: 'workflow-tool',
  title: '80 users of a workflow tool: one template for their own texts, at minute 0 of every hour or once a night',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell, calls }) => cell !== 'hn' && calls.length >= 20),
      80,
    ),
  change(row, { nth, number, atMs, text }) {
    const isNightly = nth % 3 === 0;
    const from = isNightly
      ? Math.floor(atMs / MS_PER_DAY) * MS_PER_DAY + NIGHT_HOUR * MS_PER_HOUR
      : Math.floor(atMs / MS_PER_HOUR) * MS_PER_HOUR;
    moveTo(row, from + (2 + 3 * (number % 40)) * MS_PER_SECOND);
    useDefaults(row, { model: 'gpt-4o-mini', parameters: { temperature: 0.3 }, client: 'flowloom/1.62 (openai-node)' });
    askOnce(
      row,
      `Extract the following fields from the incoming item and answer with JSON only.
- title: a short headline
- category: one of request, complaint, question, order, other
- priority: low, normal or high
- reply: a friendly answer of at most three sentences
Item:
"""
${clip(text, 600)}
"""`,
    );
  },
});
