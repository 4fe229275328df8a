import type { Anchor, ReviewFinding, SkippedFile, ToolRun, TrackedFinding } from '../../../domain';
import type { Output } from '../../../rules-file';
import { isStanding, type Judgement } from '../judge';
import type { Placement } from './anchors';
import { type CommentGroup, groupFindings } from './group-findings';
import { inlineComment } from './inline-comment';
import { orderFindings } from './order';
import type { HostAbilities } from './outlets';
import { outletsOf } from './outlets';
import { type OwnComments, threadFinder } from './own-comments';
import { placeComments, type PlacedGroup } from './place-comments';
import { rankOf } from './rank';
import type { ReviewHome } from './review-home';
import { hasSomethingToSay, summaryComment } from './summary';
import { isBroken, SUMMARY } from './summary-parts';

/** A thread that should stand open. */
export interface WantedThread {
  readonly subject: string;
  /** Null: whatever it says, it stays. */
  readonly body: string | null;
  /** Where to put it when it does not stand yet. */
  readonly anchor: Anchor | null;
}

export interface WantedBlocker {
  /** Of the thread. */
  readonly subject: string;
  readonly finding: TrackedFinding;
}

export interface WantedComments {
  readonly threads: readonly WantedThread[];
  /** Subjects whose threads are settled: fixed, dismissed, or no longer part of the change. */
  readonly settled: ReadonlySet<string>;
  /** Null: there is nothing to say and never was. */
  readonly summary: string | null;
  /** Threads of blockers, each with the first that it tells of, and blockers that only the summary tells. */
  readonly blockers: { readonly inline: readonly WantedBlocker[]; readonly elsewhere: readonly TrackedFinding[] };
}

export interface WantedCommentsInput {
  readonly tracked: readonly TrackedFinding[];
  /** The finding of this review behind a tracked one; absent when it could not be looked for. */
  readonly seen: ReadonlyMap<string, ReviewFinding>;
  readonly digestOf: (finding: ReviewFinding) => string | null;
  /** How often a rule is right, 0..1. */
  readonly precisionOf: (rule: string) => number;
  readonly placeOf: (finding: TrackedFinding) => Placement | null;
  readonly pipelineOf: (finding: TrackedFinding) => string;
  readonly judgement: Judgement;
  readonly output: Output;
  readonly abilities: HostAbilities;
  readonly home: ReviewHome;
  readonly own: OwnComments;
  /** Subjects that the host refused to anchor. */
  readonly unanchorable: ReadonlySet<string>;
  readonly headCommit: string;
  readonly changedFiles: number;
  readonly tools: readonly ToolRun[];
  readonly skipped: readonly SkippedFile[];
  readonly notices: readonly string[];
}

/** What should stand on the pull request in words. Whatever no thread tells of is in the summary; nothing is dropped. */
export function wantedComments(input: WantedCommentsInput): WantedComments {
  const { tracked, output, abilities } = input;
  const outlets = outletsOf(output, abilities);
  const standing = tracked.filter(isStanding);
  const placed = placedGroups(standing, outlets.inline, input);
  const told = new Set(placed.flatMap(({ group }) => group.findings));
  const elsewhere = standing.filter((finding) => !told.has(finding));
  const isBlocker = ({ severity }: TrackedFinding): boolean => severity === 'blocker';
  const blockers = placed.flatMap(({ group: { subject, findings } }) =>
    findings
      .filter(isBlocker)
      .slice(0, 1)
      .map((finding) => ({ subject, finding })),
  );
  return {
    threads: placed.map((each) => thread(each, outlets.inline, input)),
    settled: settledSubjects(input),
    summary: outlets.summary ? summary(input, told.size, elsewhere) : null,
    blockers: outlets.tasks
      ? { inline: blockers, elsewhere: elsewhere.filter(isBlocker) }
      : { inline: [], elsewhere: [] },
  };
}

/** The findings that get a comment on their lines, by comment. One that the host refused took its room all the same. */
function placedGroups(
  standing: readonly TrackedFinding[],
  mayPost: boolean,
  { own, output, abilities, seen, placeOf, precisionOf, unanchorable }: WantedCommentsInput,
): readonly PlacedGroup[] {
  const find = threadFinder(own);
  const threadOf = ({ fingerprint }: TrackedFinding): string | null => find(fingerprint)?.subject ?? null;
  const isPlaceable = (finding: TrackedFinding): boolean =>
    mayPost && seen.get(finding.fingerprint)?.state === 'new' && placeOf(finding) !== null;
  const groups = groupFindings(
    standing.filter((finding) => threadOf(finding) !== null || isPlaceable(finding)),
    {
      threadOf,
      causeOf: ({ fingerprint }) => seen.get(fingerprint)?.cause ?? null,
      // A suggestion can be applied only where it stands.
      isAlone: ({ suggestion }) => suggestion !== null && abilities.suggestions,
    },
  );
  const worthOf = ({ findings }: CommentGroup): number =>
    Math.max(
      ...findings.map(({ severity, rule, fingerprint }) =>
        rankOf(severity, precisionOf(rule), seen.get(fingerprint)?.confidence),
      ),
    );
  const placed = placeComments(groups, {
    standing: new Set(own.standing.keys()),
    // Where somebody deleted a comment, nobody wants its neighbours to speak for it.
    placeOf: ({ findings }) =>
      findings.some(({ fingerprint }) => own.removed.has(fingerprint)) || !isPlaceable(findings[0]!)
        ? null
        : placeOf(findings[0]!),
    worthOf,
    limits: output,
  });
  return placed.filter(({ group }) => !unanchorable.has(group.subject));
}

function thread(
  { group: { subject, findings }, placement }: PlacedGroup,
  mayEdit: boolean,
  { seen, digestOf, abilities, home }: WantedCommentsInput,
): WantedThread {
  const [finding, ...others] = findings;
  const found = findings.map(({ fingerprint }) => seen.get(fingerprint));
  const isSubject = finding!.fingerprint === subject;
  const anchor = placement?.anchor ?? null;
  if (!mayEdit || found.includes(undefined)) return { subject, body: null, anchor };
  const marked = found.map((each, at) => ({ subject: findings[at]!.fingerprint, digest: digestOf(each!) }));
  const body = inlineComment(finding!, {
    marker: isSubject ? { ...marked[0]!, others: marked.slice(1) } : { subject, digest: null, others: marked },
    others: isSubject ? others : findings,
    withSuggestion: abilities.suggestions && placement?.exact === true && isSubject,
    maxLength: abilities.maxCommentLength,
    home,
  });
  return { subject, body, anchor };
}

/** A thread that nothing is known about any more is settled too, unless a tool broke down: then it may still be right. */
function settledSubjects({ tracked, own, tools }: WantedCommentsInput): ReadonlySet<string> {
  const byFingerprint = new Map(tracked.map((finding) => [finding.fingerprint, finding]));
  const find = threadFinder(own);
  const open = new Set(tracked.filter(isStanding).map(({ fingerprint }) => find(fingerprint)?.subject));
  const complete = !tools.some(isBroken);
  return new Set(
    [...own.standing.values()]
      .filter(({ subject, others }) => {
        if (subject === SUMMARY || open.has(subject)) return false;
        return complete || [subject, ...others.map((each) => each.subject)].some((each) => byFingerprint.has(each));
      })
      .map(({ subject }) => subject),
  );
}

function summary(input: WantedCommentsInput, inline: number, elsewhere: readonly TrackedFinding[]): string | null {
  const { output, abilities, own, pipelineOf } = input;
  const given = {
    ...input,
    inline,
    elsewhere: orderFindings(elsewhere, output.groupBy, pipelineOf),
    maxLength: abilities.maxCommentLength,
    template: output.summaryTemplate,
  };
  return own.standing.has(SUMMARY) || hasSomethingToSay(given) ? summaryComment(given) : null;
}
