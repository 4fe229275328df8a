import { checkExamples } from '../document-rules/testing/check-examples';
import { dependenciesAnalyzer } from './dependencies';
import type { ChangedExample } from './rule';
import { DEPENDENCY_RULES } from './rules';
import { viewOf } from './testing/example-view';

const { analyze } = dependenciesAnalyzer();

checkExamples(DEPENDENCY_RULES, async (example) =>
  (await analyze(viewOf(example as ChangedExample))).map(({ rule }) => ({ rule: rule.slice('dependencies/'.length) })),
);
