export { describer } from './describe';
export { documentAnalyzer } from './document-analyzer';
export { createJudge, type DocumentWire } from './judge';
export { type DocumentRule, type Example, type Hit, type RuleFacts, toRule } from './rule';
