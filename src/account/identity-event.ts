import type { Row } from '../record/format.js';
import { isPlaceholder } from '../record/redacted.js';
import { readTime, type TimeUnit } from '../record/time.js';
import { isRow, rowOf, textOf } from '../record/value.js';

/** Whose feed of administrative events a row stands in. */
export type FeedKind = 'anthropic-activity' | 'openai-audit';

export const FEED_TITLES: Readonly<Record<FeedKind, string>> = {
  'anthropic-activity': 'Anthropic compliance activity feed',
  'openai-audit': 'OpenAI audit log',
};

/** Who did something in an organisation, from where. Null: the row does not say. */
export interface IdentityEvent {
  readonly kind: FeedKind;
  readonly id: string | null;
  readonly atMs: number | null;
  readonly user: string | null;
  readonly email: string | null;
  readonly apiKey: string | null;
  /** Names of one organisation or project: feeds carry a short and a long one. */
  readonly organisation: readonly string[];
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly country: string | null;
  /** The user, key or project that came into being by this event. */
  readonly created: string | null;
}

/** Events of the OpenAI audit log by which something comes into being; the object that is named after the event holds its id. */
const CREATIONS: ReadonlySet<unknown> = new Set(['api_key.created', 'service_account.created', 'user.added', 'project.created']);

function feedKindOf(row: Row): FeedKind | null {
  if (!isRow(row.actor)) return null;
  if (typeof row.id === 'string' && row.id.startsWith('activity_')) return 'anthropic-activity';
  return row.effective_at !== undefined ? 'openai-audit' : null;
}

/** @returns null for a row of another kind, one whose time cannot be read, or one that names nobody */
export function readIdentityEvent(row: Row): IdentityEvent | null {
  const kind = feedKindOf(row);
  if (kind === null) return null;
  const event = kind === 'anthropic-activity' ? anthropicEvent(row) : openaiEvent(row);
  if (event === null) return null;
  return (event.user ?? event.email ?? event.apiKey ?? event.organisation[0] ?? null) === null ? null : event;
}

/** Documentation page of the compliance activity feed. The name of the key's field is not documented. */
function anthropicEvent(row: Row): IdentityEvent | null {
  const actor = rowOf(row.actor);
  return at(row.created_at, 'ms', {
    kind: 'anthropic-activity',
    id: textOf(row.id),
    user: idText(actor.user_id),
    email: idText(actor.email_address),
    apiKey: idText(actor.api_key_id),
    organisation: texts(row.organization_id, row.organization_uuid),
    address: idText(actor.ip_address),
    userAgent: idText(actor.user_agent),
    country: null,
    created: null,
  });
}

/** openai/openai-openapi, AuditLog: an actor is a session of a user, or an API key of a user or a service account. */
function openaiEvent(row: Row): IdentityEvent | null {
  const actor = rowOf(row.actor);
  const session = rowOf(actor.session);
  const key = rowOf(actor.api_key);
  const user = isRow(session.user) ? session.user : rowOf(key.user);
  return at(row.effective_at, 's', {
    kind: 'openai-audit',
    id: textOf(row.id),
    user: idText(user.id) ?? idText(rowOf(key.service_account).id),
    email: idText(user.email),
    apiKey: idText(key.id),
    organisation: texts(rowOf(row.project).id),
    address: idText(session.ip_address),
    userAgent: idText(session.user_agent),
    country: idText(rowOf(session.ip_address_details).country),
    created: CREATIONS.has(row.type) ? idText(rowOf(row[row.type as string]).id) : null,
  });
}

function at(written: unknown, unit: TimeUnit, event: Omit<IdentityEvent, 'atMs'>): IdentityEvent | null {
  const time = readTime(written, unit, null);
  return time === null ? null : { ...event, atMs: time.atMs };
}

/** A name as text; a masked one is none, and a number may have been rounded. */
function idText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && !isPlaceholder(value) ? value : null;
}

function texts(...values: readonly unknown[]): readonly string[] {
  return values.map(idText).filter((text) => text !== null);
}
