import { defineScenario } from './define-scenario.mjs';
import { useDefaults, useSystem } from './edit-row.mjs';

const SYSTEM = `You are Burin, a pair programmer inside the editor. The person who writes to you owns the code. Read the open files first.
Propose the smallest change that does what was asked for, as a unified diff, with paths from the root of the project. Keep the style of
the file: indentation, quotes, naming. Never invent an interface that you have not seen; ask for the file instead. When a test fails, say
which line fails and why before you change anything. Tools: read_file(path), list_folder(path), search(text), apply_diff(diff), run(command).
Call one tool at a time and wait for its result. When everything is done, answer with a short summary for the commit message.`;

export const idePlugin = defineScenario({
  id: 'ide-plugin',
  title: '150 users of an editor plug-in with one long system prompt, one model and one temperature',
  choose: ({ accounts, draw }) =>
    draw(
      accounts.filter(({ cell }) => cell !== 'hn'),
      150,
    ),
  change(row) {
    useDefaults(row, {
      model: 'claude-3-5-sonnet',
      parameters: { temperature: 0.1, max_tokens: 8192 },
      client: 'burin-vscode/3.2.0',
    });
    useSystem(row, SYSTEM);
  },
});
