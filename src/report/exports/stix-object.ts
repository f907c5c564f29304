import { EXPORT_NAMESPACE, type ExportRequest } from './export.js';
import { tlpMarking } from './tlp.js';

export interface StixObject {
  readonly type: string;
  readonly id: string;
}

type Properties = Readonly<Record<string, unknown>>;

/** STIX 2.1 section 2.9: ids of observables are made in this namespace from their identifying properties as canonical JSON. */
const OBSERVABLE_NAMESPACE = '00abedb4-aa42-466c-9c01-fed23315a9b7';
/** Stands where neither the log nor the operator states a time: a platform must not take it for one. */
const NO_TIME = '1970-01-01T00:00:00.000Z';

/** Makes objects whose ids follow from their content, so that the same case gives the same bundle and a changed object has a new id. */
export function stixMaker({ shared, at, tlp, uuid5 }: ExportRequest): {
  readonly created: string;
  readonly marking: StixObject;
  readonly identity: StixObject;
  object(type: string, properties: Properties): StixObject;
  observable(type: string, identifying: Properties, more: Properties): StixObject;
} {
  const marking = tlpMarking(tlp);
  const created = at ?? shared.lastUtc ?? NO_TIME;
  const marked = { object_marking_refs: [marking.id] };
  const make = (type: string, properties: Properties): StixObject => {
    const content = { spec_version: '2.1', created, modified: created, ...properties, ...marked };
    return { type, id: `${type}--${uuid5(EXPORT_NAMESPACE, JSON.stringify([type, content]))}`, ...content };
  };
  const identity = make('identity', {
    name: `hydrometer ${shared.toolVersion}`,
    description: 'Offline forensic reader of LLM API logs',
    identity_class: 'system',
  });
  return {
    created,
    marking,
    identity,
    object: (type, properties) => make(type, { created_by_ref: identity.id, ...properties }),
    observable: (type, identifying, more) => ({
      type,
      spec_version: '2.1',
      id: `${type}--${uuid5(OBSERVABLE_NAMESPACE, JSON.stringify(identifying))}`,
      ...identifying,
      ...more,
      ...marked,
    }),
  };
}
