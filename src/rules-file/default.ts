import type { RulesFile } from './model';

/** What applies without a rules file, and for every key that a file leaves out. */
export const DEFAULT_RULES_FILE: RulesFile = {
  extends: null,
  triggers: {
    branches: [],
    ignorePaths: [],
    includePaths: [],
    ignoreAuthors: [],
    requireLabels: [],
    ignoreLabels: [],
    drafts: false,
    minChanges: 0,
    maxChanges: null,
    maxFiles: null,
  },
  models: {},
  pipelines: [
    {
      name: 'static-analysis',
      description: null,
      severity: 'blocker',
      includePaths: [],
      ignorePaths: [],
      condition: null,
      enabled: true,
      work: { kind: 'analyzers', analyzers: ['*'] },
    },
  ],
  rules: [],
  output: {
    format: 'bitbucket',
    groupBy: 'severity',
    maxComments: 20,
    maxCommentsPerFile: 5,
    minSeverity: 'info',
    includeSummary: true,
    summaryTemplate: null,
    reviewAction: 'comment',
    requestChangesThreshold: 'blocker',
    insights: true,
    buildStatus: true,
    tasks: 'none',
  },
  gate: { failOn: 'blocker', maxNewWarnings: null },
  personas: {},
  advanced: { llmRetries: 2, llmTimeoutMs: 60_000, configCacheTtlSeconds: 300, scriptEnv: [], debug: false },
};
