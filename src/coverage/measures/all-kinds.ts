import { defineEffectiveKinds } from '../effective-kinds.js';

export const allKinds = defineEffectiveKinds('all-kinds', 0, {
  title: 'Kinds of content, all',
  measures: 'how many different content features (words and word pairs, hashed) the calls hold',
  weakness: 'Rests on rare features, and so on the length of the prompts and on noise such as names and numbers.',
});
