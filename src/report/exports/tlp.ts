/** Traffic Light Protocol 2.0 (FIRST, August 2022), widest audience first. */
export const TLP_WORDS = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const;
export type Tlp = (typeof TLP_WORDS)[number];

/**
 * STIX 2.1 section 7.2.1.4 fixes markings for TLP 1.0 only, which has neither CLEAR nor AMBER+STRICT. Those of 2.0 were published by the
 * OASIS CTI TC as a property extension (cti-stix-common-objects, extension-definition-specifications/tlp-2.0): consumers know them by these
 * ids.
 */
const EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';
const MARKING_IDS: Readonly<Record<Tlp, string>> = {
  clear: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
};

interface Marking {
  readonly type: 'marking-definition';
  readonly id: string;
}

/** The marking as it was published, to the byte: a consumer that holds it already must find the same object. */
export function tlpMarking(tlp: Tlp): Marking & Readonly<Record<string, unknown>> {
  return {
    type: 'marking-definition',
    spec_version: '2.1',
    id: MARKING_IDS[tlp],
    created: '2022-10-01T00:00:00.000Z',
    name: `TLP:${tlp.toUpperCase()}`,
    extensions: { [EXTENSION]: { extension_type: 'property-extension', tlp_2_0: tlp } },
  };
}
