import { commonConfiguration } from './common-configuration.js';
import { divisionOfLabour } from './division-of-labour.js';
import { rationedTexts } from './rationed-texts.js';
import { singleQueue } from './single-queue.js';
import { synchrony } from './synchrony.js';
import type { GroupTest } from './test.js';

/** The registry of tests on a group's pooled calls. */
export const GROUP_TESTS: readonly GroupTest[] = [commonConfiguration, divisionOfLabour, rationedTexts, singleQueue, synchrony];
