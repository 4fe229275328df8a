import type { Diff } from '../diff';
import type { ReviewFinding } from '../domain';
import type { RulesFile } from '../rules-file';
import {
  type Judgement,
  judge,
  type OwnComments,
  sortTracked,
  SUMMARY,
  textDigest,
  trackFindings,
  type Tracking,
} from './core';
import type { ReviewResult } from './examine';
import { type Memory, runsOf } from './memory';

/** The findings of the pull request after this review, and what they amount to. */
export interface Followed extends Tracking {
  readonly judgement: Judgement;
  readonly digestOf: (finding: ReviewFinding) => string | null;
}

/** Brings what this review found together with what is known from before. */
export function followFindings(
  { review, sources }: ReviewResult,
  diff: Diff,
  memory: Memory,
  own: OwnComments,
  rulesFile: RulesFile,
  reviewId: string,
): Followed {
  const digestOf = (finding: ReviewFinding): string | null => textDigest(finding, sources(finding));
  const tracking = trackFindings({
    earlier: memory.tracked,
    commented: [...own.standing.values()]
      .filter(({ subject }) => subject !== SUMMARY)
      .flatMap(({ subject, digest, others, anchor }) =>
        [{ subject, digest }, ...others].map((told) => ({
          fingerprint: told.subject,
          digest: told.digest,
          path: anchor?.path ?? null,
        })),
      ),
    findings: review.findings,
    digestOf,
    renamed: renames(diff),
    coverage: { tools: review.tools, skipped: review.skipped, paths: pathsOf(diff), truncated: diff.truncated },
    reviewId,
    runsOfHead: runsOf(memory, review.head.commit),
  });
  const tracked = sortTracked(tracking.tracked);
  return { tracked, seen: tracking.seen, digestOf, judgement: judge(tracked, reviewId, rulesFile, review.tools) };
}

function renames(diff: Diff): ReadonlyMap<string, string> {
  return new Map(
    diff.files.flatMap(({ status, oldPath, newPath }) =>
      status === 'renamed' && oldPath !== null && newPath !== null ? [[oldPath, newPath] as const] : [],
    ),
  );
}

function pathsOf(diff: Diff): ReadonlySet<string> {
  return new Set(diff.files.flatMap(({ oldPath, newPath }) => [oldPath, newPath]).filter((path) => path !== null));
}
