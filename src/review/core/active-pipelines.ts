import { type ConditionFacts, evaluateCondition, parseCondition, type Pipeline } from '../../rules-file';

/** The pipelines whose condition holds for this change. One that does not parse cannot have passed the rules file's validation. */
export function activePipelines(pipelines: readonly Pipeline[], facts: ConditionFacts): readonly Pipeline[] {
  return pipelines.filter(({ condition }) => {
    if (condition === null) return true;
    const parsed = parseCondition(condition);
    return parsed.ok && evaluateCondition(parsed.condition, facts);
  });
}
