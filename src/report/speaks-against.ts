import { median } from 'simple-statistics';
import type { Finding } from '../finding/finding.js';
import type { ClusterMember, ReportCluster } from './report.js';
import { wordBits, wordCount, wordNumberOf, wordShare, wordSignedBits } from './words.js';

/** Below this a tie says nothing. */
const NO_TIE_BITS = 0.05;
/** Statements of ties that tell of the group’s common value, not of the member. */
const OF_GROUP = ' of the group’s calls have ';
/** Sampled calls below which a member's ties rest on little; chosen: a quarter of the sample of 64. */
const FEW_CALLS = 16;

/** What a fair reader holds against the membership of one account, in sentences. Never empty: there is always what stays possible. */
export function speaksAgainst(member: ClusterMember, cluster: ReportCluster, finding: Finding): readonly string[] {
  return [...speaksAgainstOne(member, cluster), ...speaksAgainstAll(finding)];
}

/** What holds against every member of a group alike. */
export function speaksAgainstAll(finding: Finding): readonly string[] {
  const open = finding.explanations.filter(({ verdict }) => verdict === 'remains-possible' || verdict === 'cannot-say');
  return [
    open.length === 0
      ? 'No innocent explanation that was tested remains open; explanations that were not tested may.'
      : `Not excluded for the group as a whole: ${open.map(({ title }) => title).join('; ')}.`,
    'Somebody else may have used its credentials: the log shows calls, not who made them.',
  ];
}

/** What holds against this member more than against others; empty when nothing does. */
export function speaksAgainstOne(member: ClusterMember, cluster: ReportCluster): readonly string[] {
  return [
    ...missingTies(member),
    ...weakTie(member, cluster),
    ...(member.share < 0.995
      ? [`${wordShare(1 - member.share)} of its compared calls do not belong to the group: the account has other work too.`]
      : []),
    ...(member.calls < FEW_CALLS ? [`Only ${wordNumberOf(member.calls, 'call')}: its ties rest on little.`] : []),
  ];
}

function missingTies({ ties }: ClusterMember): readonly string[] {
  const signals = ties.filter(({ id }) => id !== 'choice');
  const against = signals.filter(({ bits }) => bits < -NO_TIE_BITS);
  const silent = signals.filter(({ bits }) => Math.abs(bits) <= NO_TIE_BITS);
  return [
    ...against.map(
      ({ title, bits, statement }) =>
        `${title} speaks against it (${wordSignedBits(bits)} bits): ${statement}${statement.includes(OF_GROUP) ? '; of its own calls fewer do' : ''}.`,
    ),
    ...(silent.length === 0 ? [] : [`Says nothing here: ${silent.map(({ title }) => title).join(', ')}.`]),
  ];
}

function weakTie({ bits }: ClusterMember, { accounts }: ReportCluster): readonly string[] {
  const middle = median(accounts.map((each) => each.bits));
  const weaker = accounts.filter((each) => each.bits < bits).length;
  return bits >= middle
    ? []
    : [
        `It is tied by ${wordBits(bits)} bits, less than the middle member (${wordBits(middle)}); ${weaker === 0 ? 'none' : wordCount(weaker)} of ${wordCount(accounts.length)} members ${weaker < 2 ? 'is' : 'are'} tied by less.`,
      ];
}
