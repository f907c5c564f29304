import { chaoJostCoverage } from '../../stats/chao-jost-coverage.js';
import type { CoverageMeasure } from '../coverage.js';

/** Kinds are content features, sampling units are calls: the incidence form of the estimator. */
export const sampleCoverage: CoverageMeasure = {
  id: 'sample-coverage',
  about: {
    title: 'Sample coverage',
    measures: 'estimated share of the content of future calls that was already seen in these',
    unit: 'share of content features',
    source: 'Chao & Jost 2012, doi:10.1890/11-1952.1, in the form for sampling units of Chao et al. 2014, doi:10.1890/13-0133.1',
    weakness:
      'High coverage is no guilt: extraction that sweeps new subjects covers less than ordinary use. Says nothing without ordinary accounts.',
    innocentCause:
      'High: repeated forms, test suites, retries. Low: a crowd of people behind one account, each with subjects of their own.',
  },
  range: { low: 0, high: 1 },
  observe: ({ callsPerKind, calls }) => {
    const value = chaoJostCoverage(callsPerKind, { units: calls });
    return { value, reason: value === null ? 'fewer than two calls with content features' : null };
  },
};
