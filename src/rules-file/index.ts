export {
  type ConditionFacts,
  evaluateCondition,
  type Expression,
  parseCondition,
  type ParsedCondition,
} from './condition';
export { DEFAULT_RULES_FILE } from './default';
export type { KeyDescription } from './docs';
export type { JsonSchema } from './json-schema';
export { anyGlob, globProblem } from './glob';
export { labelsOf } from './labels';
export type {
  Advanced,
  GateSettings,
  ModelSettings,
  Output,
  Persona,
  Pipeline,
  PipelineWork,
  Problem,
  RuleSetting,
  RulesFile,
  Triggers,
} from './model';
export { nearestKey } from './nearest-key';
export { describeRulesFile, jsonSchema, parseRulesFile, parseTemplate } from './on-demand';
export type { ParsedRulesFile, ParseOptions } from './parse-rules-file';
export type { TemplateRecord } from './template/model';
export { renderTemplate } from './template/render-template';
export { SUMMARY_VARIABLES, type Variables } from './template/variables';
export { decideTriggers, type TriggerDecision, type TriggerFacts } from './triggers';
export { fitsWildcard } from './wildcard';
