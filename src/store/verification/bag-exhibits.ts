import { z } from 'zod';
import type { Check, Difference } from '../../report/verification.js';
import { wordNumberOf } from '../../report/words.js';
import type { Locations } from '../../source/open.js';
import { CUSTODY_FILE, type CustodyEntry, custodyHead } from '../custody.js';
import { DATA, EXHIBIT_INDEX, EXHIBIT_INDEX_PAGE, EXHIBITS, TAG_MANIFEST, VALIDATION } from '../production/layout.js';
import { sha256Of } from '../sha256-of.js';
import { readChain } from './case-documents.js';
import { checked, compare, notPossible, sha256Words } from './check.js';
import { type Inventory, readListed, readListedText, takeInventory } from './inventory.js';
import type { ListedLog } from './logs.js';
import { type JudgeBytes, placeWords, rereadPlaces } from './quotes.js';

const EXHIBITS_CHECK = { id: 'exhibits', title: 'Exhibits' };
const CUSTODY_CHECK = { id: 'custody', title: 'Custody log' };
const CASE_CHECK = { id: 'case', title: 'Production of the case' };
const QUOTES_CHECK = { id: 'quotes', title: 'Quoted calls' };
/** As a case may have quotes, twice, and the pages of its findings. */
const MAX_EXHIBITS = 500_000;
const MAX_ROW_BYTES = 512 * 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const indexShape = z.looseObject({
  exhibits: z
    .array(
      z.looseObject({
        number: z.string(),
        standing: z.string(),
        path: z.string(),
        sizeBytes: count,
        sha256,
        source: z
          .looseObject({
            file: z.string().max(4096),
            line: count,
            byte: count,
            length: count.max(MAX_ROW_BYTES),
            fileSha256: sha256,
            lineSha256: sha256.nullable(),
          })
          .nullable(),
      }),
    )
    .max(MAX_EXHIBITS),
});
const validationShape = z.looseObject({
  inputs: z.array(z.looseObject({ path: z.string().max(4096), sizeBytes: count, sha256 })),
});

type BagExhibit = z.infer<typeof indexShape>['exhibits'][number];

interface CheckedExhibits {
  readonly check: Check;
  readonly exhibits: readonly BagExhibit[];
  /** Logs of the case as the production lists them; null when it has no list that can be used. */
  readonly logs: readonly ListedLog[] | null;
}

/** Every exhibit against the index, and the index against the files and the list of logs. */
export async function checkExhibits(inventory: Inventory): Promise<CheckedExhibits> {
  const index = parse(indexShape, await readListedText(inventory, EXHIBIT_INDEX));
  const validation = parse(validationShape, await readListedText(inventory, VALIDATION));
  const logs = validation?.inputs ?? null;
  if (
    !inventory.files.has(EXHIBIT_INDEX) &&
    !inventory.files.has(VALIDATION) &&
    ![...inventory.files.keys()].some((path) => path.startsWith(`${EXHIBITS}/`))
  )
    return {
      check: notPossible(EXHIBITS_CHECK, 'the bag has no index of exhibits: it holds full versions only'),
      exhibits: [],
      logs,
    };
  const differences: Difference[] = [];
  if (index === null) differences.push({ file: EXHIBIT_INDEX, expected: 'an index as hydrometer writes it', found: 'none' });
  if (logs === null) differences.push({ file: VALIDATION, expected: 'a list of the logs', found: 'none' });
  const exhibits = index?.exhibits ?? [];
  const hashes = new Map(logs?.map((log) => [log.path, log.sha256]) ?? []);
  for (const exhibit of exhibits) differences.push(...(await compareExhibit(inventory, exhibit, hashes)));
  const listed = new Set([EXHIBIT_INDEX, EXHIBIT_INDEX_PAGE, ...exhibits.map(({ path }) => path)]);
  for (const path of inventory.files.keys())
    if (index !== null && path.startsWith(`${EXHIBITS}/`) && !listed.has(path))
      differences.push({ file: path, expected: 'an exhibit of the index', found: 'a further file' });
  const detail = `${wordNumberOf(exhibits.length, 'exhibit')} compared by size and SHA-256 with the index, and their logs with the list of logs`;
  return { check: checked(EXHIBITS_CHECK, detail, differences), exhibits, logs };
}

async function compareExhibit(
  inventory: Inventory,
  { number, path, sizeBytes, sha256, standing, source }: BagExhibit,
  hashes: ReadonlyMap<string, string>,
): Promise<readonly Difference[]> {
  const name = `${path} (${number})`;
  const bytes = await readListed(inventory, path);
  if (bytes === null) return [{ file: name, expected: `the exhibit, ${sha256Words(sha256)}`, found: 'no file' }];
  const differences: Difference[] = [];
  differences.push(
    ...compare(name, `${sizeBytes} bytes, ${sha256Words(sha256)}`, `${bytes.length} bytes, ${sha256Words(sha256Of(bytes))}`),
  );
  if (source === null) return differences;
  const log = hashes.get(source.file);
  differences.push(
    ...compare(
      EXHIBIT_INDEX,
      `${number} from ${source.file}, ${sha256Words(log ?? 'not listed')}`,
      `${number} from ${source.file}, ${sha256Words(source.fileSha256)}`,
    ),
  );
  if (standing === 'evidentiary' && source.lineSha256 !== null)
    differences.push(
      ...compare(
        name,
        `the bytes of the row, ${sha256Words(source.lineSha256)}`,
        `the bytes of the row, ${sha256Words(sha256Of(bytes))}`,
      ),
    );
  return differences;
}

/** The chain, and the hashes that its last entry gives of files of the bag. */
export async function checkBagCustody(
  inventory: Inventory,
): Promise<{ readonly check: Check; readonly entries: readonly CustodyEntry[] | null }> {
  const path = `${DATA}/${CUSTODY_FILE}`;
  const { entries, differences } = await readChain(inventory, path);
  if (entries === null && differences.length === 0) {
    if (!inventory.files.has(EXHIBIT_INDEX))
      return { check: notPossible(CUSTODY_CHECK, 'the bag has none: it holds full versions only'), entries };
    return {
      check: checked(CUSTODY_CHECK, 'is missing', [{ file: path, expected: 'a custody log', found: 'no file' }]),
      entries,
    };
  }
  const all = [...differences];
  const last = entries?.at(-1);
  if (entries !== null && last?.action !== 'exported')
    all.push({ file: path, expected: 'an entry of the export at the end', found: last?.action ?? 'none' });
  for (const { name, sha256 } of last?.action === 'exported' ? last.sha256s : []) {
    const bytes = await readListed(inventory, name);
    all.push(
      ...compare(
        path,
        `${name} with ${sha256Words(sha256)}`,
        `${name} with ${bytes === null ? 'no file' : sha256Words(sha256Of(bytes))}`,
      ),
    );
  }
  const detail =
    entries === null
      ? 'the chain is broken'
      : `chain of ${wordNumberOf(entries.length, 'entry', 'entries')}; files that the export names compared`;
  return { check: checked(CUSTODY_CHECK, detail, all), entries };
}

/** The case remembers what it exported: a bag that was made anew would have another tag manifest. */
export async function checkOfCase(
  inventory: Inventory,
  caseDir: string,
  entries: readonly CustodyEntry[] | null,
): Promise<Check> {
  const { entries: own, differences } = await readChain(takeInventory(caseDir), CUSTODY_FILE);
  if (own === null) {
    const missing = { file: CUSTODY_FILE, expected: 'the custody log of the case', found: 'no file' };
    return checked(CASE_CHECK, 'its custody log cannot be used', differences.length > 0 ? differences : [missing]);
  }
  const hash = sha256Of((await readListed(inventory, TAG_MANIFEST)) ?? '');
  const isKnown = own.some(
    ({ action, sha256s }) =>
      action === 'exported' && sha256s.some(({ name, sha256 }) => name === TAG_MANIFEST && sha256 === hash),
  );
  const all: Difference[] = isKnown
    ? []
    : [{ file: TAG_MANIFEST, expected: 'a production that the custody log of the case names', found: sha256Words(hash) }];
  const head = custodyHead(own.slice(0, entries?.length ?? 0));
  if (entries !== null)
    all.push(
      ...compare(
        `${DATA}/${CUSTODY_FILE}`,
        `${entries.length} entries of the case, up to ${head}`,
        `${entries.length} entries of the case, up to ${custodyHead(entries)}`,
      ),
    );
  return checked(CASE_CHECK, 'tag manifest and custody log compared with the custody log of the case', all);
}

/** Reads the place of each exhibit in the logs again: the hash of the row must be that of the index. */
export async function checkExhibitPlaces(exhibits: readonly BagExhibit[], locations: Locations): Promise<Check> {
  const items = exhibits.flatMap(({ number, source }) =>
    source === null || source.lineSha256 === null ? [] : [{ number, lineSha256: source.lineSha256, place: source }],
  );
  if (items.length === 0) return notPossible(QUOTES_CHECK, 'the bag has no exhibit with a place in a log and a hash');
  if (locations.size === 0) return notPossible(QUOTES_CHECK, 'no log was given in which they could be read again');
  const judge: JudgeBytes<(typeof items)[number]> = ({ number, lineSha256, place }, bytes) =>
    compare(
      `${placeWords(place)} (${number})`,
      `a row with ${sha256Words(lineSha256)}`,
      `a row with ${sha256Words(sha256Of(bytes))}`,
    );
  const { differences, missing } = await rereadPlaces(items, locations, async () => judge);
  const read = items.length - missing;
  const detail = `places of ${wordNumberOf(read, 'exhibit')} read again and compared by SHA-256${missing > 0 ? `; ${missing} in logs that are not there` : ''}`;
  return checked(QUOTES_CHECK, detail, differences);
}

function parse<Shape extends z.ZodType>(shape: Shape, text: string | null): z.infer<Shape> | null {
  if (text === null) return null;
  try {
    const parsed = shape.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
