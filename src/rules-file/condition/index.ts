export { evaluateCondition } from './evaluate';
export type { ConditionFacts, Expression } from './model';
export { parseCondition, type ParsedCondition } from './parse-condition';
