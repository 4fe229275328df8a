import type { Migration } from './migration';

/** What the store remembers. Times are milliseconds since the epoch; `record`, `details` and `settings` are JSON. */
export const storeTables: Migration = {
  name: '0001-store',
  statements: () => [
    `CREATE TABLE installations (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      client_key TEXT UNIQUE,
      workspace TEXT,
      workspace_name TEXT,
      state TEXT NOT NULL,
      account TEXT,
      shared_secret TEXT,
      previous_secret TEXT,
      previous_until BIGINT,
      created_at BIGINT NOT NULL
    )`,
    `CREATE TABLE repositories (
      tenant TEXT NOT NULL,
      repository TEXT NOT NULL,
      full_name TEXT NOT NULL,
      PRIMARY KEY (tenant, repository)
    )`,
    `CREATE TABLE workspace_settings (
      tenant TEXT PRIMARY KEY,
      settings TEXT NOT NULL,
      changed_by TEXT NOT NULL,
      changed_at BIGINT NOT NULL
    )`,
    `CREATE TABLE repository_settings (
      tenant TEXT NOT NULL,
      repository TEXT NOT NULL,
      settings TEXT NOT NULL,
      changed_by TEXT NOT NULL,
      changed_at BIGINT NOT NULL,
      PRIMARY KEY (tenant, repository)
    )`,
    `CREATE TABLE webhook_secrets (
      tenant TEXT NOT NULL,
      repository TEXT NOT NULL,
      current_secret TEXT,
      previous_secret TEXT,
      changed_at BIGINT NOT NULL,
      PRIMARY KEY (tenant, repository)
    )`,
    `CREATE TABLE published_comments (
      tenant TEXT NOT NULL,
      repository TEXT NOT NULL,
      number INTEGER NOT NULL,
      subject TEXT NOT NULL,
      comment_id TEXT NOT NULL,
      body_hash TEXT NOT NULL,
      resolved BOOLEAN NOT NULL,
      task_id TEXT,
      PRIMARY KEY (tenant, repository, number, subject)
    )`,
    `CREATE TABLE published_commits (
      tenant TEXT NOT NULL,
      repository TEXT NOT NULL,
      number INTEGER NOT NULL,
      commit_id TEXT NOT NULL,
      report_hash TEXT,
      status_hash TEXT,
      PRIMARY KEY (tenant, repository, number, commit_id)
    )`,
    `CREATE TABLE votes (
      tenant TEXT NOT NULL,
      repository TEXT NOT NULL,
      number INTEGER NOT NULL,
      vote TEXT,
      PRIMARY KEY (tenant, repository, number)
    )`,
    `CREATE TABLE pull_requests (
      tenant TEXT NOT NULL,
      repository TEXT NOT NULL,
      number INTEGER NOT NULL,
      details TEXT NOT NULL,
      PRIMARY KEY (tenant, repository, number)
    )`,
    `CREATE TABLE reviews (
      tenant TEXT NOT NULL,
      id TEXT NOT NULL,
      repository TEXT NOT NULL,
      number INTEGER NOT NULL,
      state TEXT NOT NULL,
      started_at BIGINT NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (tenant, id)
    )`,
    'CREATE INDEX reviews_of_pull_request ON reviews (tenant, repository, number, started_at)',
    'CREATE INDEX reviews_by_time ON reviews (tenant, started_at)',
    "CREATE INDEX reviews_unfinished ON reviews (tenant) WHERE state IN ('pending', 'in_progress')",
    `CREATE TABLE findings (
      tenant TEXT NOT NULL,
      repository TEXT NOT NULL,
      number INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      position INTEGER NOT NULL,
      record TEXT NOT NULL,
      PRIMARY KEY (tenant, repository, number, fingerprint)
    )`,
    `CREATE TABLE dismissals (
      tenant TEXT NOT NULL,
      repository TEXT NOT NULL,
      number INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      dismissed_by TEXT NOT NULL,
      dismissed_by_name TEXT NOT NULL,
      reason TEXT NOT NULL,
      dismissed_at BIGINT NOT NULL,
      PRIMARY KEY (tenant, repository, number, fingerprint)
    )`,
    `CREATE TABLE people (
      account TEXT PRIMARY KEY,
      display_name TEXT NOT NULL,
      access_token TEXT NOT NULL,
      refresh_token TEXT NOT NULL,
      expires_at BIGINT NOT NULL
    )`,
  ],
};
