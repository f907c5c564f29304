import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * A world is a folder that holds truth.json and logs; its name is its path below the folder given.
 * @param {readonly string[] | undefined} only names; all when left out
 */
export function findWorlds(folder, only) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path === 'truth.json' || path.endsWith('/truth.json'))
    .map((path) => join(folder, path, '..'))
    .map((path) => ({ path, name: relative(folder, path) || '.' }))
    .filter(({ path, name }) => existsSync(join(path, 'logs')) && (only === undefined || only.includes(name)))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
