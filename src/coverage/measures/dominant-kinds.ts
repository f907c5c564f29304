import { defineEffectiveKinds } from '../effective-kinds.js';

export const dominantKinds = defineEffectiveKinds('dominant-kinds', 2, {
  title: 'Kinds of content, dominant',
  measures: 'how many content features carry most of the calls: the inverse of Simpson’s index',
  weakness: 'Sees what is repeated most, a template above all, and hardly anything else.',
});
