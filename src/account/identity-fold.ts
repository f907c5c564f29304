import { FEED_TITLES, type FeedKind, type IdentityEvent } from './identity-event.js';
import { columnHash } from './labelled-text.js';
import { type IdentityFeed, NAME_COLUMNS, type NameColumn, type RegistrationRow } from './registration.js';

/** Different addresses, clients or countries kept of one name: a shared one could gather any number. Chosen. */
const MAX_VALUES = 1000;

/** What is known of one user, key or organisation. */
interface Draft {
  readonly scope: NameColumn;
  readonly names: Set<string>;
  readonly domains: Set<string>;
  readonly addresses: Set<string>;
  readonly userAgents: Set<string>;
  readonly countries: Set<string>;
  readonly organisations: Set<string>;
  events: number;
  firstMs: number | null;
  lastMs: number | null;
}

interface IdentityFold {
  readonly byName: Map<string, Draft>;
  readonly eventIds: Set<string>;
  readonly created: Map<string, number>;
  readonly kinds: Set<FeedKind>;
  firstMs: number | null;
  lastMs: number | null;
}

export function emptyIdentityFold(): IdentityFold {
  return { byName: new Map(), eventIds: new Set(), created: new Map(), kinds: new Set(), firstMs: null, lastMs: null };
}

/** Adds one event to all that it names. Pages of a feed may overlap: an event counts once. */
export function observeIdentity(fold: IdentityFold, event: IdentityEvent): void {
  if (event.id !== null) {
    const id = `${event.kind} ${event.id}`;
    if (fold.eventIds.has(id)) return;
    fold.eventIds.add(id);
  }
  fold.kinds.add(event.kind);
  stretch(fold, event.atMs);
  if (event.created !== null && event.atMs !== null) keepEarliest(fold.created, event.created, event.atMs);
  const users = [event.user, event.email].filter((name) => name !== null);
  addTo(draftOf(fold, 'endUser', users), event);
  addTo(draftOf(fold, 'apiKey', event.apiKey === null ? [] : [event.apiKey]), event);
  addTo(draftOf(fold, 'organisation', event.organisation), event);
}

/** The one draft of all these names; drafts of which it only now shows that they are one are joined. */
function draftOf({ byName }: IdentityFold, scope: NameColumn, names: readonly string[]): Draft | null {
  if (names.length === 0) return null;
  const known = new Set(names.map((name) => byName.get(keyOf(scope, name))).filter((draft) => draft !== undefined));
  const [draft = emptyDraft(scope), ...others] = known;
  for (const other of others) joinDrafts(draft, other);
  for (const name of names) draft.names.add(name);
  for (const name of draft.names) byName.set(keyOf(scope, name), draft);
  return draft;
}

function joinDrafts(into: Draft, from: Draft): void {
  for (const field of ['names', 'domains', 'addresses', 'userAgents', 'countries', 'organisations'] as const) {
    for (const value of from[field]) into[field].add(value);
  }
  into.events += from.events;
  stretch(into, from.firstMs);
  stretch(into, from.lastMs);
}

function emptyDraft(scope: NameColumn): Draft {
  return {
    scope,
    names: new Set(),
    domains: new Set(),
    addresses: new Set(),
    userAgents: new Set(),
    countries: new Set(),
    organisations: new Set(),
    events: 0,
    firstMs: null,
    lastMs: null,
  };
}

/** Scopes are no names: an organisation and a user may be called the same. */
function keyOf(scope: NameColumn, name: string): string {
  return `${scope} ${name}`;
}

function addTo(draft: Draft | null, event: IdentityEvent): void {
  if (draft === null) return;
  draft.events++;
  stretch(draft, event.atMs);
  addValue(draft.domains, event.email === null ? null : domainOf(event.email));
  addValue(draft.addresses, event.address);
  addValue(draft.userAgents, event.userAgent);
  addValue(draft.countries, event.country);
  addValue(draft.organisations, event.organisation[0] ?? null);
}

function addValue(values: Set<string>, value: string | null): void {
  if (value !== null && values.size < MAX_VALUES) values.add(value);
}

function domainOf(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domain === '' || domain.length === email.length ? null : domain;
}

function stretch(span: { firstMs: number | null; lastMs: number | null }, atMs: number | null): void {
  if (atMs === null) return;
  if (span.firstMs === null || atMs < span.firstMs) span.firstMs = atMs;
  if (span.lastMs === null || atMs > span.lastMs) span.lastMs = atMs;
}

function keepEarliest(times: Map<string, number>, name: string, atMs: number): void {
  const known = times.get(name);
  if (known === undefined || atMs < known) times.set(name, atMs);
}

/** What leaves the fold: rows by their names, and by the hashes that calls have of these names. */
export function closeIdentityFold(fold: IdentityFold): {
  readonly byAccount: ReadonlyMap<string, RegistrationRow>;
  readonly feed: IdentityFeed;
} {
  const byAccount = new Map<string, RegistrationRow>();
  const byColumn = new Map<number, RegistrationRow>();
  const organisations = new Set([...fold.byName.values()].flatMap((draft) => [...draft.organisations]));
  // An account key may name any of them; the most particular scope wins where a name stands for two.
  for (const scope of NAME_COLUMNS) {
    for (const draft of new Set(fold.byName.values())) {
      if (draft.scope !== scope) continue;
      const row = rowFrom(draft, fold.created, organisations.size > 1);
      for (const name of draft.names) {
        if (!byAccount.has(name)) byAccount.set(name, row);
        byColumn.set(columnHash(scope, name), row);
      }
    }
  }
  const titles = [...fold.kinds].sort().map((kind) => FEED_TITLES[kind]);
  return { byAccount, feed: { titles, firstMs: fold.firstMs, lastMs: fold.lastMs, byColumn } };
}

/**
 * Of an organisation only the name is told: the domain and country of its members would make strangers in it alike once more. An
 * organisation that stands alone in its feed is the owner of the log, not a customer: it would make everybody members of one.
 */
function rowFrom(draft: Draft, created: ReadonlyMap<string, number>, hasOrganisations: boolean): RegistrationRow {
  const isOrganisation = draft.scope === 'organisation';
  const times = [...draft.names].map((name) => created.get(name)).filter((atMs) => atMs !== undefined);
  return {
    createdAtMs: times.length === 0 ? null : Math.min(...times),
    plan: null,
    country: isOrganisation ? null : onlyOf(draft.countries),
    emailDomain: isOrganisation ? null : onlyOf(draft.domains),
    paymentHash: null,
    organisation: hasOrganisations ? onlyOf(draft.organisations) : null,
    activity: {
      events: draft.events,
      firstMs: draft.firstMs,
      lastMs: draft.lastMs,
      addresses: [...draft.addresses].sort(),
      userAgents: [...draft.userAgents].sort(),
      countries: [...draft.countries].sort(),
    },
  };
}

/** The one value; of several none is the account's. */
function onlyOf(values: ReadonlySet<string>): string | null {
  const [only = null] = values;
  return values.size === 1 ? only : null;
}
