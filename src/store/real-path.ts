import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** The real path of what exists, and the rest as written. */
export function realPath(path: string): string {
  const whole = resolve(path);
  const there = nearestThere(whole);
  return join(realpathSync(there), relative(there, whole));
}

/** The path itself or the nearest folder above it that exists. */
export function nearestThere(path: string): string {
  let there = resolve(path);
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  return there;
}

export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
