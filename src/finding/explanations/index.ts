import { agentFramework } from './agent-framework.js';
import { batchJob } from './batch-job.js';
import { classroom } from './classroom.js';
import { dataLabelling } from './data-labelling.js';
import type { Explanation } from './explanation.js';
import { judgeHarness } from './judge-harness.js';
import { loadTest } from './load-test.js';
import { manyEndUsers } from './many-end-users.js';
import { oneOrganisation } from './one-organisation.js';
import { popularApplication } from './popular-application.js';
import { publicDataSet } from './public-data-set.js';
import { redTeam } from './red-team.js';
import { sameTexts } from './same-texts.js';
import { sharedNetwork } from './shared-network.js';
import { wrappingTool } from './wrapping-tool.js';

/** The registry of innocent explanations that are tested on every group. */
export const EXPLANATIONS: readonly Explanation[] = [
  agentFramework,
  batchJob,
  classroom,
  dataLabelling,
  judgeHarness,
  loadTest,
  manyEndUsers,
  oneOrganisation,
  popularApplication,
  publicDataSet,
  redTeam,
  sameTexts,
  sharedNetwork,
  wrappingTool,
];
