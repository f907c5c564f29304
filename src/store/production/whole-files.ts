interface Listed {
  readonly path: string;
}

/** Without the members of archives: the hash of the archive covers them. */
export function wholeFiles<Log extends Listed>(logs: readonly Log[]): readonly Log[] {
  const paths = new Set(logs.map(({ path }) => path));
  return logs.filter(({ path }) => archiveOf(path, paths) === null);
}

/** @returns the listed archive that holds the member `archive.zip!member`, or null for a file of its own */
export function archiveOf(path: string, listed: ReadonlySet<string>): string | null {
  for (let at = path.indexOf('!'); at >= 0; at = path.indexOf('!', at + 1)) {
    const archive = path.slice(0, at);
    if (listed.has(archive)) return archive;
  }
  return null;
}
