import type { Explanation } from './explanation.js';
import { manyEndUsers } from './many-end-users.js';
import { oneOrganisation } from './one-organisation.js';
import { popularApplication } from './popular-application.js';
import { publicDataSet } from './public-data-set.js';
import { redTeam } from './red-team.js';
import { sameTexts } from './same-texts.js';
import { sharedNetwork } from './shared-network.js';

/** The registry of innocent explanations that are tested on every group. */
export const EXPLANATIONS: readonly Explanation[] = [
  manyEndUsers,
  oneOrganisation,
  popularApplication,
  publicDataSet,
  redTeam,
  sameTexts,
  sharedNetwork,
];
