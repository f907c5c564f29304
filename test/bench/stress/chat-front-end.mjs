import { defineScenario } from './define-scenario.mjs';
import { useDefaults, useSystem } from './edit-row.mjs';

export const chatFrontEnd = defineScenario({
  id: 'chat-front-end',
  title: 'A third of ordinary users in one chat front end: one model, one temperature, one limit, one client, no system prompt',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell }) => cell !== 'hn'),
      Math.floor(accounts.length / 3),
    ),
  change(row) {
    useDefaults(row, { model: 'gpt-4o-mini', parameters: { temperature: 0.8, max_tokens: 4000 }, client: 'ChatHarbour/2.3.1' });
    useSystem(row, null);
  },
});
