import { z } from 'zod';
import { DEFAULT_RULES_FILE } from '../default';
import { globs, someText } from './texts';

const defaults = DEFAULT_RULES_FILE.triggers;
const limit = z.int().min(1).nullable().default(null);
const names = z.array(someText);

export const triggersSchema = z
  .strictObject({
    branches: globs.default([]).describe('Destination branches to review, as globs. Empty: all.'),
    ignore_paths: globs.default([]).describe('Changed files that no review looks at, as globs.'),
    include_paths: globs.default([]).describe('The only changed files that a review looks at, as globs. Empty: all.'),
    ignore_authors: names
      .default([])
      .describe(
        'Authors whose pull requests are not reviewed: nicknames, account ids or user slugs; `*` stands for any characters.',
      ),
    require_labels: names
      .default([])
      .describe(
        'Review only when the title carries one of these labels, written `[label]` anywhere or `label:` in front.',
      ),
    ignore_labels: names.default([]).describe('Do not review when the title carries one of these labels.'),
    drafts: z.boolean().default(defaults.drafts).describe('Review draft pull requests.'),
    min_changes: z.int().min(0).default(defaults.minChanges).describe('Do not review fewer changed lines than this.'),
    max_changes: limit.describe('Over this many changed lines only static analysis runs.'),
    max_files: limit.describe('Over this many changed files only static analysis runs.'),
  })
  .prefault({})
  .describe('Which pull requests are reviewed.');
