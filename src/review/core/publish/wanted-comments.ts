import type { Anchor, ReviewFinding, SkippedFile, ToolRun, TrackedFinding } from '../../../domain';
import type { Output } from '../../../rules-file';
import { isStanding, type Judgement } from '../judge';
import type { Placement } from './anchors';
import { inlineComment } from './inline-comment';
import { orderFindings } from './order';
import type { HostAbilities } from './outlets';
import { outletsOf } from './outlets';
import type { OwnComments } from './own-comments';
import { placeComments } from './place-comments';
import type { ReviewHome } from './review-home';
import { hasSomethingToSay, isBroken, SUMMARY, summaryComment } from './summary';

/** A thread that should stand open. */
export interface WantedThread {
  readonly subject: string;
  /** Null: whatever it says, it stays. */
  readonly body: string | null;
  /** Where to put it when it does not stand yet. */
  readonly anchor: Anchor | null;
}

export interface WantedComments {
  readonly threads: readonly WantedThread[];
  /** Subjects whose threads are settled: fixed, dismissed, or no longer part of the change. */
  readonly settled: ReadonlySet<string>;
  /** Null: there is nothing to say and never was. */
  readonly summary: string | null;
  /** Blockers with a thread, and those that only the summary tells. */
  readonly blockers: { readonly inline: readonly TrackedFinding[]; readonly elsewhere: readonly TrackedFinding[] };
}

export interface WantedCommentsInput {
  readonly tracked: readonly TrackedFinding[];
  /** The finding of this review behind a tracked one; absent when it could not be looked for. */
  readonly seen: ReadonlyMap<string, ReviewFinding>;
  readonly digestOf: (finding: ReviewFinding) => string | null;
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

/** What should stand on the pull request in words. Whatever has no thread of its own is in the summary; nothing is dropped. */
export function wantedComments(input: WantedCommentsInput): WantedComments {
  const { tracked, own, output, abilities } = input;
  const outlets = outletsOf(output, abilities);
  const standing = tracked.filter(isStanding);
  const placeable = (finding: TrackedFinding): Placement | null =>
    outlets.inline &&
    input.seen.get(finding.fingerprint)?.state === 'new' &&
    !input.unanchorable.has(finding.fingerprint) &&
    !own.removed.has(finding.fingerprint)
      ? input.placeOf(finding)
      : null;
  const { inline, elsewhere } = placeComments(standing, new Set(own.standing.keys()), placeable, output);
  const threads = inline.map(({ finding, placement }) => thread(finding, placement, outlets.inline, input));
  const isBlocker = ({ severity }: TrackedFinding): boolean => severity === 'blocker';
  return {
    threads,
    settled: settledSubjects(input),
    summary: outlets.summary ? summary(input, inline.length, elsewhere) : null,
    blockers: outlets.tasks
      ? { inline: inline.map(({ finding }) => finding).filter(isBlocker), elsewhere: elsewhere.filter(isBlocker) }
      : { inline: [], elsewhere: [] },
  };
}

function thread(
  finding: TrackedFinding,
  placement: Placement | null,
  mayEdit: boolean,
  { seen, digestOf, abilities, home }: WantedCommentsInput,
): WantedThread {
  const subject = finding.fingerprint;
  const found = seen.get(subject);
  const anchor = placement?.anchor ?? null;
  if (found === undefined || !mayEdit) return { subject, body: null, anchor };
  const body = inlineComment(finding, {
    digest: digestOf(found),
    withSuggestion: abilities.suggestions && placement?.exact === true,
    maxLength: abilities.maxCommentLength,
    home,
  });
  return { subject, body, anchor };
}

/** A thread that nothing is known about any more is settled too, unless a tool broke down: then it may still be right. */
function settledSubjects({ tracked, own, tools }: WantedCommentsInput): ReadonlySet<string> {
  const byFingerprint = new Map(tracked.map((finding) => [finding.fingerprint, finding]));
  const complete = !tools.some(isBroken);
  return new Set(
    [...own.standing.keys()].filter((subject) => {
      if (subject === SUMMARY) return false;
      const finding = byFingerprint.get(subject);
      return finding === undefined ? complete : !isStanding(finding);
    }),
  );
}

function summary(input: WantedCommentsInput, inline: number, elsewhere: readonly TrackedFinding[]): string | null {
  const { output, abilities, own, pipelineOf } = input;
  const given = {
    ...input,
    inline,
    elsewhere: orderFindings(elsewhere, output.groupBy, pipelineOf),
    maxLength: abilities.maxCommentLength,
  };
  return own.standing.has(SUMMARY) || hasSomethingToSay(given) ? summaryComment(given) : null;
}
