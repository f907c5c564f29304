import { defineEffectiveKinds } from '../effective-kinds.js';

export const typicalKinds = defineEffectiveKinds('typical-kinds', 1, {
  title: 'Kinds of content, typical',
  measures: 'how many content features there would be if all were equally common: the exponential of Shannon entropy',
  weakness: 'A long fixed instruction in every prompt pulls it down, whatever the rest of the prompts holds.',
});
