import type { ModelSettings, Pipeline, PipelineWork, RuleSetting, RulesFile } from './model';
import type { FileContent, PipelineInFile } from './schema';

const SYSTEM_PREFIX = 'system:';

/** The checked content of a file in the product's own words. */
export function toRulesFile(content: FileContent): RulesFile {
  const { triggers, output, gate, advanced } = content;
  const models = modelsOf(content.models);
  const defaultModel = Object.keys(models).find((name) => models[name]?.default);
  return {
    extends: content.extends,
    presets: content.presets,
    triggers: {
      branches: triggers.branches,
      ignorePaths: triggers.ignore_paths,
      includePaths: triggers.include_paths,
      ignoreAuthors: triggers.ignore_authors,
      requireLabels: triggers.require_labels,
      ignoreLabels: triggers.ignore_labels,
      drafts: triggers.drafts,
      minChanges: triggers.min_changes,
      maxChanges: triggers.max_changes,
      maxFiles: triggers.max_files,
    },
    models,
    pipelines: content.pipelines.map((pipeline) => toPipeline(pipeline, defaultModel ?? 'default')),
    rules: Object.entries(content.rules).map(([pattern, setting]) => toRuleSetting(pattern, setting)),
    output: {
      format: output.format,
      groupBy: output.group_by,
      maxComments: output.max_comments,
      maxCommentsPerFile: output.max_comments_per_file,
      minSeverity: output.min_severity,
      includeSummary: output.include_summary,
      summaryTemplate: output.summary_template,
      reviewAction: output.review_action,
      requestChangesThreshold: output.request_changes_threshold,
      insights: output.insights,
      buildStatus: output.build_status,
      tasks: output.tasks,
    },
    gate: { failOn: gate.fail_on, maxNewWarnings: gate.max_new_warnings },
    personas: content.personas,
    advanced: {
      llmRetries: advanced.llm_retries,
      llmTimeoutMs: advanced.llm_timeout,
      configCacheTtlSeconds: advanced.config_cache_ttl,
      scriptEnv: advanced.script_env,
      debug: advanced.debug,
    },
  };
}

/** Exactly one default as far as the file tells: the one marked, else the one called `default`, else the only one. */
function modelsOf(models: FileContent['models']): Record<string, ModelSettings> {
  const names = Object.keys(models);
  const marked = names.find((name) => models[name]?.default === true);
  const implied = names.find((name) => models[name]?.default !== false && (name === 'default' || names.length === 1));
  return Object.fromEntries(
    Object.entries(models).map(([name, model]) => [
      name,
      {
        provider: model.provider,
        model: model.model,
        baseUrl: model.base_url,
        apiKeyEnv: model.api_key_env,
        temperature: model.temperature,
        maxTokens: model.max_tokens,
        headers: model.headers,
        default: name === (marked ?? implied),
      },
    ]),
  );
}

function toPipeline(pipeline: PipelineInFile, defaultModel: string): Pipeline {
  return {
    name: pipeline.name,
    description: pipeline.description,
    severity: pipeline.severity,
    includePaths: pipeline.include_paths,
    ignorePaths: pipeline.ignore_paths,
    condition: pipeline.condition,
    enabled: pipeline.enabled,
    work: toWork(pipeline, defaultModel),
  };
}

/** The cross-checks made sure that one of the three kinds is there, and with it what it needs. */
function toWork(pipeline: PipelineInFile, defaultModel: string): PipelineWork {
  if (pipeline.model !== undefined) {
    return {
      kind: 'model',
      model: pipeline.model === 'default' ? defaultModel : pipeline.model,
      prompt:
        pipeline.prompt_file === undefined
          ? { system: (pipeline.prompt ?? '').slice(SYSTEM_PREFIX.length) }
          : { file: pipeline.prompt_file },
      context: (pipeline.context ?? []).map(({ file }) => file),
      persona: pipeline.persona ?? null,
    };
  }
  if (pipeline.run !== undefined) {
    return {
      kind: 'run',
      run: pipeline.run,
      parseOutput: pipeline.parse_output ?? 'text',
      workdir: pipeline.workdir ?? null,
      timeoutMs: pipeline.timeout ?? null,
    };
  }
  return { kind: 'analyzers', analyzers: pipeline.analyzers ?? [] };
}

function toRuleSetting(pattern: string, setting: FileContent['rules'][string]): RuleSetting {
  if (typeof setting === 'string') return { pattern, severity: setting, paths: [], options: {} };
  return { pattern, severity: setting.severity ?? null, paths: setting.paths, options: setting.options };
}
