import { anyGlob } from './glob';
import { asLabel, labelsOf } from './labels';
import type { Triggers } from './model';
import { shown } from './shown';
import { fitsWildcard } from './wildcard';

/** What the triggers of a rules file ask about a pull request. */
export interface TriggerFacts {
  /** Name of the destination branch, without `refs/heads/`. */
  readonly branch: string;
  /** Every name the author is known by: nickname, account id, user slug. */
  readonly authorNames: readonly string[];
  readonly title: string;
  readonly draft: boolean;
  readonly files: readonly { readonly path: string; readonly changedLines: number }[];
}

/** `staticOnly` leaves the model pipelines out; `reason` says why, as one sentence for the summary. */
export type TriggerDecision =
  | { readonly review: true; readonly staticOnly: boolean; readonly reason?: string }
  | { readonly review: false; readonly reason: string };

/** Whether a pull request is reviewed at all, and how far. Sizes count only the files that the path triggers leave. */
export function decideTriggers(triggers: Triggers, facts: TriggerFacts): TriggerDecision {
  const reason = refusal(triggers, facts);
  if (reason !== null) return { review: false, reason };
  const included = triggers.includePaths.length > 0 ? anyGlob(triggers.includePaths) : () => true;
  const ignored = anyGlob(triggers.ignorePaths);
  const files = facts.files.filter(({ path }) => included(path) && !ignored(path));
  if (files.length === 0 && facts.files.length > 0) {
    return {
      review: false,
      reason: 'No changed file is left by `triggers.include_paths` and `triggers.ignore_paths`.',
    };
  }
  const changes = files.reduce((sum, file) => sum + file.changedLines, 0);
  if (changes < triggers.minChanges) {
    return {
      review: false,
      reason: `It changes ${changes} lines, fewer than \`triggers.min_changes\` (${triggers.minChanges}).`,
    };
  }
  const excess = overTheLimit(triggers, files.length, changes);
  return excess === null
    ? { review: true, staticOnly: false }
    : { review: true, staticOnly: true, reason: `${excess}, so only static analysis looked at it.` };
}

function refusal(triggers: Triggers, { branch, authorNames, title, draft }: TriggerFacts): string | null {
  if (draft && !triggers.drafts) return 'It is a draft, and `triggers.drafts` is off.';
  if (triggers.branches.length > 0 && !anyGlob(triggers.branches)(branch)) {
    return `The destination branch ${shown(branch)} is not in \`triggers.branches\`.`;
  }
  const author = authorNames.find((name) => triggers.ignoreAuthors.some((pattern) => fitsWildcard(pattern, name)));
  if (author !== undefined) return `The author ${shown(author)} is in \`triggers.ignore_authors\`.`;
  const labels = labelsOf(title);
  const ignoredLabel = triggers.ignoreLabels.map(asLabel).find((label) => labels.includes(label));
  if (ignoredLabel !== undefined)
    return `The title carries the label ${shown(ignoredLabel)} of \`triggers.ignore_labels\`.`;
  const required = triggers.requireLabels.map(asLabel);
  return required.length > 0 && !required.some((label) => labels.includes(label))
    ? 'The title carries none of the labels in `triggers.require_labels`.'
    : null;
}

function overTheLimit({ maxFiles, maxChanges }: Triggers, files: number, changes: number): string | null {
  if (maxFiles !== null && files > maxFiles)
    return `It changes ${files} files, more than \`triggers.max_files\` (${maxFiles})`;
  if (maxChanges !== null && changes > maxChanges) {
    return `It changes ${changes} lines, more than \`triggers.max_changes\` (${maxChanges})`;
  }
  return null;
}
