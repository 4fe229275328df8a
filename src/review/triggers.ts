import type { Diff } from '../diff';
import type { PullRequest } from '../domain';
import { decideTriggers, labelsOf, type RulesFile, type TriggerDecision } from '../rules-file';
import type { Subject } from './examine';

/** Whether the rules want this pull request reviewed. */
export function triggersOf({ triggers }: RulesFile, pullRequest: PullRequest, diff: Diff): TriggerDecision {
  return decideTriggers(triggers, {
    branch: pullRequest.destination.branch ?? '',
    authorNames: pullRequest.author?.names ?? [],
    title: pullRequest.title,
    draft: pullRequest.draft,
    files: diff.files.map(({ newPath, oldPath, additions, deletions }) => ({
      path: newPath ?? oldPath ?? '',
      changedLines: additions + deletions,
    })),
  });
}

/** A fork, or a change over the size limits, is looked at by static analysis alone. */
export function staticOnly(rulesFile: RulesFile): RulesFile {
  return { ...rulesFile, pipelines: rulesFile.pipelines.filter(({ work }) => work.kind === 'analyzers') };
}

/** What conditions of pipelines may ask about a pull request. */
export function conditionFacts({ title, author }: PullRequest): Subject['facts'] {
  return { author: author?.names[0] ?? author?.displayName ?? '', title, labels: labelsOf(title) };
}
