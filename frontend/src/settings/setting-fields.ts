import type { SettingsValues } from '../../../src/web/api/contract';

/** The settings that are a choice among few words; `ignorePaths` has a field of its own. */
export type ChoiceKey = Exclude<keyof SettingsValues, 'ignorePaths'>;
export type ChoiceValue = NonNullable<SettingsValues[ChoiceKey]>;

export interface ChoiceField {
  readonly key: ChoiceKey;
  readonly label: string;
  readonly help: string;
  readonly options: readonly { readonly value: ChoiceValue; readonly text: string }[];
}

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly ChoiceField[];
}

const ON_OFF: ChoiceField['options'] = [
  { value: true, text: 'On' },
  { value: false, text: 'Off' },
];

export const REVIEWS: FieldGroup = {
  title: 'Reviews',
  fields: [
    {
      key: 'enabled',
      label: 'Review pull requests',
      help: 'Loom looks at every push to an open pull request.',
      options: ON_OFF,
    },
    {
      key: 'drafts',
      label: 'Draft pull requests',
      help: 'Review drafts too, not only what is ready.',
      options: ON_OFF,
    },
    {
      key: 'minSeverity',
      label: 'Least severity to report',
      help: 'Findings below it are left out everywhere.',
      options: [
        { value: 'info', text: 'Info: everything' },
        { value: 'warning', text: 'Warning' },
        { value: 'blocker', text: 'Blocker only' },
      ],
    },
  ],
};

export const POSTING: FieldGroup = {
  title: 'What Loom posts',
  fields: [
    {
      key: 'inlineComments',
      label: 'Inline comments',
      help: 'A comment on the line of each new finding.',
      options: ON_OFF,
    },
    {
      key: 'summary',
      label: 'Summary comment',
      help: 'One comment per pull request, kept up to date.',
      options: ON_OFF,
    },
    {
      key: 'insights',
      label: 'Code Insights report',
      help: 'A report with annotations beside the diff.',
      options: ON_OFF,
    },
    { key: 'buildStatus', label: 'Build status', help: 'Passed or failed, on the reviewed commit.', options: ON_OFF },
    {
      key: 'tasks',
      label: 'Tasks',
      help: 'A task on the pull request that has to be done before the merge.',
      options: [
        { value: 'blockers', text: 'For blockers' },
        { value: 'none', text: 'None' },
      ],
    },
  ],
};

export const DECIDING: FieldGroup = {
  title: 'What Loom decides',
  fields: [
    {
      key: 'reviewAction',
      label: 'As a reviewer, Loom may',
      help: 'The most that it does by itself.',
      options: [
        { value: 'comment', text: 'Comment only' },
        { value: 'approve', text: 'Approve' },
        { value: 'request_changes', text: 'Request changes' },
      ],
    },
    {
      key: 'gateFailOn',
      label: 'Fail the build status on',
      help: 'Only findings that the pull request brings count.',
      options: [
        { value: 'blocker', text: 'Blockers' },
        { value: 'warning', text: 'Warnings and blockers' },
        { value: 'none', text: 'Nothing' },
      ],
    },
  ],
};

/** What a value of a field is called on the page. */
export function wordOf(field: ChoiceField, value: ChoiceValue): string {
  return field.options.find((option) => option.value === value)?.text ?? String(value);
}
