import { z } from 'zod';
import { declaredName, environmentName, headerName, headerValue, modelAddress, someText } from './texts';

const modelSchema = z.strictObject({
  provider: z.enum(['openai-compatible', 'anthropic', 'google']).describe('The protocol that the model speaks.'),
  model: someText.describe("The model's name at its provider."),
  base_url: modelAddress
    .nullable()
    .default(null)
    .describe("Address of the provider's API. The operator allows its host."),
  api_key_env: environmentName
    .nullable()
    .default(null)
    .describe('Environment variable of the server that holds the API key. The operator allows its name.'),
  temperature: z.number().min(0).max(2).nullable().default(null).describe('How freely the model words its answers.'),
  max_tokens: z.int().min(1).nullable().default(null).describe('Longest answer, in tokens.'),
  headers: z.record(headerName, headerValue).default({}).describe('HTTP headers to send with each request.'),
  default: z
    .boolean()
    .optional()
    .describe('Pipelines with `model: default` use this one. Without it: the model named `default`, or the only one.'),
});

export const modelsSchema = z
  .record(declaredName, modelSchema)
  .default({})
  .describe('Language models by a name of your choice.');

export const personasSchema = z
  .record(
    declaredName,
    z.strictObject({
      tone: z.string().nullable().default(null).describe('How comments are worded.'),
      focus: z.array(someText).default([]).describe('What to look at first.'),
      instructions: z.string().nullable().default(null).describe('Anything else the model is told.'),
    }),
  )
  .default({})
  .describe('Voices that a model pipeline can review in, by a name of your choice.');
