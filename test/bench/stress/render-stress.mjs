/**
 * A row a scenario, two columns a world: innocent accounts accused, and campaign accounts found of all.
 * @param {readonly { scenario: string, world: string, score: object }[]} runs
 * @param {readonly { id: string, title: string }[]} scenarios
 */
export function renderStress(runs, scenarios) {
  const worlds = [...new Set(runs.map(({ world }) => world))];
  const cellsOf = (id) =>
    worlds.map((world) => {
      const { score } = runs.find((run) => run.scenario === id && run.world === world);
      const { falseAccusations, trueAccusations, campaignAccounts } = score;
      return campaignAccounts === 0 ? `${falseAccusations}` : `${falseAccusations}; ${trueAccusations}/${campaignAccounts}`;
    });
  const rows = scenarios.map(({ id }) => [id, ...cellsOf(id)]);
  return [
    'Innocent accounts accused; campaign accounts found of all, where there are any.',
    table(['scenario', ...worlds], rows),
    scenarios.map(({ id, title }) => `- ${id}: ${title}`).join('\n'),
  ].join('\n\n');
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
