/** Against whom a group is held: everybody outside it, or also the part of its own cohort that stayed outside. */
export type Background = 'population' | 'cohort';
