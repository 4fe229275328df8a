import { z } from 'zod';
import { PRESETS, SEVERITIES } from '../../domain';
import { DEFAULT_RULES_FILE } from '../default';
import { environmentName, globs, globText, templateText } from './texts';

const { output, gate, advanced } = DEFAULT_RULES_FILE;

const ruleSchema = z.strictObject({
  severity: z
    .enum(['off', ...SEVERITIES])
    .optional()
    .describe('Severity to report it with, or `off`.'),
  paths: globs.default([]).describe('The only files for which this holds, as globs. Empty: all.'),
  options: z
    .record(z.string().meta({ title: 'option' }), z.unknown())
    .default({})
    .describe('Options of the rule itself. No rule has any yet, so they have no effect.'),
});

export const rulesSchema = z
  .record(globText.meta({ title: 'rule' }), z.union([z.enum(['off', ...SEVERITIES]), ruleSchema]))
  .default({})
  .describe('Settings by rule id, or by a glob over rule ids; of several that fit the last one counts.');

export const presetsSchema = z
  .array(z.enum(PRESETS))
  .default([])
  .describe('Sets of rules to turn on beside those that are on for everybody: `style` is about how code is written.');

export const outputSchema = z
  .strictObject({
    format: z
      .enum(['bitbucket', 'inline-comments', 'summary-only', 'insights-only', 'json'])
      .default(output.format)
      .describe('What a review leaves on the pull request; `bitbucket` means all of it.'),
    group_by: z
      .enum(['severity', 'file', 'pipeline', 'none'])
      .default(output.groupBy)
      .describe('Order of the findings in the summary.'),
    max_comments: z.int().min(0).max(1_000).default(output.maxComments).describe('Most inline comments of one review.'),
    max_comments_per_file: z
      .int()
      .min(0)
      .max(1_000)
      .default(output.maxCommentsPerFile)
      .describe('Most inline comments on one file.'),
    min_severity: z.enum(SEVERITIES).default(output.minSeverity).describe('Findings below it are not reported.'),
    include_summary: z.boolean().default(output.includeSummary).describe('Write a summary comment.'),
    summary_template: templateText
      .nullable()
      .default(output.summaryTemplate)
      .describe('Markdown with Handlebars for the summary comment; see [below](#summary-template).'),
    review_action: z
      .enum(['comment', 'approve', 'request_changes'])
      .default(output.reviewAction)
      .describe('The most that Loom does as a reviewer: only comment, or also approve, or also request changes.'),
    request_changes_threshold: z
      .enum(SEVERITIES)
      .default(output.requestChangesThreshold)
      .describe('Changes are requested for new findings of this severity or above.'),
    insights: z.boolean().default(output.insights).describe('Write a Code Insights report with annotations.'),
    build_status: z.boolean().default(output.buildStatus).describe('Set a build status on the commit.'),
    tasks: z.enum(['blockers', 'none']).default(output.tasks).describe('Open a task for each new blocker.'),
  })
  .prefault({})
  .describe('How findings are reported.');

export const gateSchema = z
  .strictObject({
    fail_on: z
      .enum(['blocker', 'warning', 'none'])
      .default(gate.failOn)
      .describe('New findings of this severity or above fail the gate.'),
    max_new_warnings: z
      .int()
      .min(0)
      .nullable()
      .default(gate.maxNewWarnings)
      .describe('More new warnings than this fail the gate.'),
  })
  .prefault({})
  .describe('What makes the build status and the report fail.');

export const advancedSchema = z
  .strictObject({
    llm_retries: z
      .int()
      .min(0)
      .max(10)
      .default(advanced.llmRetries)
      .describe('How often a failed model request is tried again. No effect yet.'),
    llm_timeout: z
      .int()
      .min(1_000)
      .max(3_600_000)
      .default(advanced.llmTimeoutMs)
      .describe('Longest model request, in milliseconds. No effect yet.'),
    config_cache_ttl: z
      .int()
      .min(0)
      .max(86_400)
      .default(advanced.configCacheTtlSeconds)
      .describe('How long this file is remembered, in seconds. No effect yet: it is read for each review.'),
    script_env: z
      .array(environmentName)
      .default([])
      .describe('Environment variables that `run` pipelines may see. The operator allows their names. No effect yet.'),
    debug: z
      .boolean()
      .default(advanced.debug)
      .describe('Say more in the logs about reviews of this repository. No effect yet: `LOOM_LOG_LEVEL` is for all.'),
  })
  .prefault({})
  .describe('Rarely needed.');
