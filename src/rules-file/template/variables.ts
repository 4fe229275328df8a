/** What a name of a template stands for. */
export type VariableShape =
  | { readonly kind: 'text'; readonly meaning: string }
  | { readonly kind: 'record'; readonly meaning: string; readonly fields: Variables }
  | { readonly kind: 'list'; readonly meaning: string; readonly of: VariableShape };

export type Variables = Readonly<Record<string, VariableShape>>;

function text(meaning: string): VariableShape {
  return { kind: 'text', meaning };
}

/** Everything that `output.summary_template` can show. All of it is Markdown that is escaped already. */
export const SUMMARY_VARIABLES = {
  headline: text('`all is well`, `some remarks` or `changes are needed`.'),
  verdict: text('`approve`, `comment` or `request_changes`.'),
  totals: text('The sentences with which the built-in summary begins: what was found, and the gate.'),
  gate: {
    kind: 'record',
    meaning: 'The gate.',
    fields: { answer: text('`passed`, `failed` or `not evaluated`.'), reason: text('Why.') },
  },
  counts: {
    kind: 'record',
    meaning: 'How many findings stand, by severity.',
    fields: { blocker: text('Blockers.'), warning: text('Warnings.'), info: text('Notes.') },
  },
  fixed: text('How many findings were fixed since the first review.'),
  dismissed: text('How many findings are dismissed.'),
  inline: text('How many findings have a comment on their lines.'),
  changed_files: text('How many files the pull request changes.'),
  commit: text('The commit that was reviewed, 12 digits.'),
  table: text('The findings without a comment of their own, as the built-in summary lists them.'),
  findings: {
    kind: 'list',
    meaning: 'The findings without a comment of their own, in the order of `output.group_by`.',
    of: {
      kind: 'record',
      meaning: '',
      fields: {
        severity: text('`blocker`, `warning` or `info`.'),
        place: text('File and lines, as code.'),
        message: text('What is wrong.'),
        rule: text('The rule, with a link to what it means where there is one.'),
      },
    },
  },
  remarks: {
    kind: 'list',
    meaning: 'What the reader must know about the review: notices, tools that broke down, files that were left out.',
    of: text('One remark.'),
  },
} as const satisfies Variables;
