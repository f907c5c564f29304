import { describeContent } from './describe-content.js';
import type { Signal } from './signal.js';

export const content: Signal = {
  id: 'content',
  family: 'content',
  kernel: 'content',
  leastBits: -8,
  mostBits: 8,
  describe: describeContent,
  about: {
    title: 'Content of new turns',
    measures:
      'how much the words and word pairs of two accounts agree, relative to how much each agrees with itself: 1 for two random shares of one queue',
    unit: 'ratio of mean similarities; 0 unrelated, 1 as alike as halves of one account, above 1 shared texts',
    source:
      'between-account over within-account mean cosine of TF-IDF features (Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0)',
    weakness: 'at most 32 features of a call and 64 calls of an account; blind to images and to texts the log does not hold',
    innocentCause: 'strangers who draw at random from the same public data set',
  },
};
