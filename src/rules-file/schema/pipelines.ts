import { z } from 'zod';
import { SEVERITIES } from '../../domain';
import { conditionText, declaredName, globs, globText, pipelineName, repositoryPath, someText } from './texts';

/** Built-in prompts, as `prompt:` names them. */
const SYSTEM_PROMPTS = ['system:security', 'system:quality', 'system:docs', 'system:summary'] as const;

const pipelineSchema = z.strictObject({
  name: pipelineName.describe('What reports call the pipeline; each name once.'),
  description: z.string().nullable().default(null).describe('For people who read the file; Loom shows it nowhere.'),
  severity: z
    .enum(SEVERITIES)
    .default('blocker')
    .describe('Ceiling: no finding of the pipeline is more severe than this.'),
  include_paths: globs.default([]).describe('The only files that the pipeline looks at, as globs. Empty: all.'),
  ignore_paths: globs.default([]).describe('Files that the pipeline does not look at, as globs.'),
  condition: conditionText
    .nullable()
    .default(null)
    .describe("Run only when this holds, e.g. `files.any(f => f.includes('/migrations/')) && additions > 10`."),
  enabled: z.boolean().default(true).describe('Turn the pipeline off without deleting it.'),
  analyzers: z.array(globText).min(1).optional().describe('Static analysis by these analyzers; `*` means all of them.'),
  model: declaredName.optional().describe('A review by this model of `models`; `default` means the default one.'),
  prompt_file: repositoryPath.optional().describe('For a model: a prompt of this repository.'),
  prompt: z.enum(SYSTEM_PROMPTS).optional().describe('For a model: a built-in prompt.'),
  context: z
    .array(z.strictObject({ file: repositoryPath.describe('Path of a file in this repository.') }))
    .optional()
    .describe('For a model: files to show it beside the diff.'),
  persona: declaredName.optional().describe('For a model: a voice of `personas`.'),
  run: someText.optional().describe('A shell command. Runs only when the operator turned such pipelines on.'),
  parse_output: z
    .enum(['json', 'text', 'sarif'])
    .optional()
    .describe('For `run`: how to read what the command prints. `text` if left out.'),
  workdir: repositoryPath.optional().describe('For `run`: the folder to run it in.'),
  timeout: z.int().min(100).max(3_600_000).optional().describe('For `run`: the longest it may take, in milliseconds.'),
});

export const pipelinesSchema = z
  .array(pipelineSchema)
  .max(100)
  .prefault([{ name: 'static-analysis', analyzers: ['*'] }])
  .describe('What a review runs. Each pipeline has exactly one of `analyzers`, `model` and `run`.');

export type PipelineInFile = z.output<typeof pipelineSchema>;
