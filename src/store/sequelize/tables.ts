import {
  type Attributes,
  DataTypes,
  type Model,
  type ModelAttributes,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

/** A row as it is written; what is read is validated by the schemas in `rows.ts`. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;
export type Table = ModelStatic<Model<Row, Row>>;

const text = DataTypes.TEXT;
const time = DataTypes.BIGINT;

// Made anew for every column: Sequelize writes the column's name on the object that describes it.
const key = () => ({ type: DataTypes.TEXT, primaryKey: true });
const repositoryKey = () => ({ tenant: key(), repository: key() });
const pullRequestKey = () => ({ ...repositoryKey(), number: { type: DataTypes.INTEGER, primaryKey: true } });

/** The tables of `src/store/migrations`, which alone make and change them. */
export function defineTables(sequelize: Sequelize): Tables {
  const table = (name: string, columns: ModelAttributes<Model<Row, Row>, Attributes<Model<Row, Row>>>): Table =>
    sequelize.define(name, columns, { tableName: name, timestamps: false });
  return {
    installations: table('installations', {
      id: key(),
      kind: text,
      client_key: text,
      workspace: text,
      workspace_name: text,
      state: text,
      account: text,
      shared_secret: text,
      previous_secret: text,
      previous_until: time,
      created_at: time,
    }),
    repositories: table('repositories', { ...repositoryKey(), full_name: text }),
    workspaceSettings: table('workspace_settings', {
      tenant: key(),
      settings: text,
      changed_by: text,
      changed_at: time,
    }),
    repositorySettings: table('repository_settings', {
      ...repositoryKey(),
      settings: text,
      changed_by: text,
      changed_at: time,
    }),
    webhookSecrets: table('webhook_secrets', {
      ...repositoryKey(),
      current_secret: text,
      previous_secret: text,
      changed_at: time,
    }),
    publishedComments: table('published_comments', {
      ...pullRequestKey(),
      subject: key(),
      comment_id: text,
      body_hash: text,
      resolved: DataTypes.BOOLEAN,
      task_id: text,
    }),
    publishedCommits: table('published_commits', {
      ...pullRequestKey(),
      commit_id: key(),
      report_hash: text,
      status_hash: text,
    }),
    votes: table('votes', { ...pullRequestKey(), vote: text }),
    pullRequests: table('pull_requests', { ...pullRequestKey(), details: text }),
    reviews: table('reviews', {
      tenant: key(),
      id: key(),
      repository: text,
      number: DataTypes.INTEGER,
      state: text,
      started_at: time,
      record: text,
    }),
    findings: table('findings', { ...pullRequestKey(), fingerprint: key(), position: DataTypes.INTEGER, record: text }),
    dismissals: table('dismissals', {
      ...pullRequestKey(),
      fingerprint: key(),
      dismissed_by: text,
      dismissed_by_name: text,
      reason: text,
      dismissed_at: time,
    }),
    people: table('people', {
      account: key(),
      display_name: text,
      access_token: text,
      refresh_token: text,
      expires_at: time,
    }),
  };
}

export interface Tables {
  readonly installations: Table;
  readonly repositories: Table;
  readonly workspaceSettings: Table;
  readonly repositorySettings: Table;
  readonly webhookSecrets: Table;
  readonly publishedComments: Table;
  readonly publishedCommits: Table;
  readonly votes: Table;
  readonly pullRequests: Table;
  readonly reviews: Table;
  readonly findings: Table;
  readonly dismissals: Table;
  readonly people: Table;
}
