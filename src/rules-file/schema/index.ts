import { z } from 'zod';
import { modelsSchema, personasSchema } from './models';
import { advancedSchema, gateSchema, outputSchema, presetsSchema, rulesSchema } from './output';
import { pipelinesSchema } from './pipelines';
import { parentFile } from './texts';
import { triggersSchema } from './triggers';

export type { PipelineInFile } from './pipelines';
export type { InsideText } from './texts';

/** The rules file as it is written. Types, validation, the JSON schema and the documentation all come from here. */
export const FILE_SCHEMA = z.strictObject({
  extends: parentFile
    .nullable()
    .default(null)
    .describe(
      'Where to take what this file leaves out: `workspace`, or another file of the repository. An https address is valid and not followed yet, which the review says.',
    ),
  presets: presetsSchema,
  triggers: triggersSchema,
  models: modelsSchema,
  pipelines: pipelinesSchema,
  rules: rulesSchema,
  output: outputSchema,
  gate: gateSchema,
  personas: personasSchema,
  advanced: advancedSchema,
});

export type FileContent = z.output<typeof FILE_SCHEMA>;
