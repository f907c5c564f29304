import type { Facts } from '../account/registration.js';
import type { JudgedGroup } from '../finding/judge.js';
import type { Linkage } from '../link/link.js';
import { composeActivity } from './compose-activity.js';
import { composeLinks } from './compose-links.js';
import { composePrompts } from './compose-prompts.js';
import type { GroupPictures } from './pictures.js';
import type { PlaceResolver } from './places.js';

export interface PictureSource {
  readonly linkage: Linkage;
  readonly facts: Facts | null;
  readonly resolve: PlaceResolver;
}

/** Everything that is drawn of a group and stands nowhere else in the report. */
export function composePictures(
  { context, curves = [] }: JudgedGroup,
  { linkage, facts, resolve }: PictureSource,
): GroupPictures {
  const accounts = [...new Map(context.units.map(({ unit }) => [unit.account.account, unit.account])).values()];
  return {
    activity: composeActivity(accounts, facts),
    ...composeLinks(context, linkage),
    curves,
    prompts: composePrompts(context, resolve),
  };
}
