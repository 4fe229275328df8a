export interface EventDescription {
  readonly event: string;
  readonly category: string;
  readonly label: string;
  readonly description: string;
}

const PULL_REQUEST = [
  'created',
  'updated',
  'push',
  'approved',
  'unapproved',
  'changes_request_created',
  'changes_request_removed',
  'fulfilled',
  'rejected',
  'comment_created',
  'comment_updated',
  'comment_deleted',
  'comment_resolved',
  'comment_reopened',
];
const REPOSITORY = [
  'push',
  'fork',
  'updated',
  'transfer',
  'created',
  'deleted',
  'imported',
  'commit_comment_created',
  'commit_status_created',
  'commit_status_updated',
];

/** What a hook of a repository can ask for. */
export const REPOSITORY_EVENTS: readonly EventDescription[] = [
  ...REPOSITORY.map((name) => describe('repo', 'Repository', name)),
  ...PULL_REQUEST.map((name) => describe('pullrequest', 'Pull Request', name)),
];

/** What any hook can ask for, by key. */
export const EVENTS: ReadonlyMap<string, EventDescription> = new Map(
  [
    ...REPOSITORY_EVENTS,
    describe('project', 'Project', 'updated'),
    describe('pipeline', 'Pipeline', 'span_created'),
  ].map((one) => [one.event, one]),
);

function describe(prefix: string, category: string, name: string): EventDescription {
  const label = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
  return { event: `${prefix}:${name}`, category, label, description: `${category}: ${label}` };
}
