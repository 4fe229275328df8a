import type { Preset, Severity } from '../domain';

/** `.loom/config.yaml` after validation, with every default filled in. Field names are the file's, in camel case. */
export interface RulesFile {
  readonly extends: string | null;
  /** Sets of rules that are turned on beside those that are on for everybody. */
  readonly presets: readonly Preset[];
  readonly triggers: Triggers;
  readonly models: Readonly<Record<string, ModelSettings>>;
  readonly pipelines: readonly Pipeline[];
  /** In file order; for one rule the last matching entry wins. */
  readonly rules: readonly RuleSetting[];
  readonly output: Output;
  readonly gate: GateSettings;
  readonly personas: Readonly<Record<string, Persona>>;
  readonly advanced: Advanced;
}

export interface Triggers {
  readonly branches: readonly string[];
  readonly ignorePaths: readonly string[];
  /** Empty means every path. */
  readonly includePaths: readonly string[];
  readonly ignoreAuthors: readonly string[];
  readonly requireLabels: readonly string[];
  readonly ignoreLabels: readonly string[];
  readonly drafts: boolean;
  readonly minChanges: number;
  readonly maxChanges: number | null;
  readonly maxFiles: number | null;
}

export interface ModelSettings {
  readonly provider: 'openai-compatible' | 'anthropic' | 'google';
  readonly model: string;
  readonly baseUrl: string | null;
  readonly apiKeyEnv: string | null;
  readonly temperature: number | null;
  readonly maxTokens: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly default: boolean;
}

/** What a pipeline runs. */
export type PipelineWork =
  | { readonly kind: 'analyzers'; readonly analyzers: readonly string[] }
  | {
      readonly kind: 'model';
      readonly model: string;
      readonly prompt: { readonly file: string } | { readonly system: string };
      readonly context: readonly string[];
      readonly persona: string | null;
    }
  | {
      readonly kind: 'run';
      readonly run: string;
      readonly parseOutput: 'json' | 'text' | 'sarif';
      readonly workdir: string | null;
      readonly timeoutMs: number | null;
    };

export interface Pipeline {
  readonly name: string;
  readonly description: string | null;
  /** Findings of this pipeline are never more severe than this. */
  readonly severity: Severity;
  readonly includePaths: readonly string[];
  readonly ignorePaths: readonly string[];
  readonly condition: string | null;
  readonly enabled: boolean;
  readonly work: PipelineWork;
}

export interface RuleSetting {
  /** Rule id or glob over rule ids, e.g. `ruff/S*`. */
  readonly pattern: string;
  /** `off`, a severity to report it with, or null to keep the rule's own. */
  readonly severity: Severity | 'off' | null;
  /** Globs; the setting applies only to findings under them. Empty means everywhere. */
  readonly paths: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Output {
  readonly format: 'bitbucket' | 'inline-comments' | 'summary-only' | 'insights-only' | 'json';
  readonly groupBy: 'severity' | 'file' | 'pipeline' | 'none';
  readonly maxComments: number;
  readonly maxCommentsPerFile: number;
  readonly minSeverity: Severity;
  readonly includeSummary: boolean;
  readonly summaryTemplate: string | null;
  readonly reviewAction: 'comment' | 'approve' | 'request_changes';
  readonly requestChangesThreshold: Severity;
  readonly insights: boolean;
  readonly buildStatus: boolean;
  readonly tasks: 'blockers' | 'none';
}

export interface GateSettings {
  readonly failOn: 'blocker' | 'warning' | 'none';
  /** Null means no limit. */
  readonly maxNewWarnings: number | null;
}

export interface Persona {
  readonly tone: string | null;
  readonly focus: readonly string[];
  readonly instructions: string | null;
}

export interface Advanced {
  readonly llmRetries: number;
  readonly llmTimeoutMs: number;
  readonly configCacheTtlSeconds: number;
  readonly scriptEnv: readonly string[];
  readonly debug: boolean;
}

/** Something wrong in the file, at an exact place. The first problem makes the whole file invalid: the default applies. */
export interface Problem {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** Path of keys, e.g. `pipelines[1].severity`; empty for the whole document. */
  readonly key: string;
  /** What is wrong and what would be right. */
  readonly message: string;
}
