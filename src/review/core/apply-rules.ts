import { type Finding, isAtLeast, type Severity, underCeiling } from '../../domain';
import { anyGlob, type Pipeline, type RulesFile, type RuleSetting } from '../../rules-file';
import { type Matcher, pathMatcher } from './globs';

interface CompiledSetting {
  readonly matchesRule: Matcher;
  readonly matchesPath: Matcher;
  readonly severity: RuleSetting['severity'];
}

interface CompiledPipeline {
  readonly name: string;
  readonly hasAnalyzer: Matcher;
  readonly matchesPath: Matcher;
  readonly ceiling: Severity;
}

/**
 * What the rules file makes of a finding: the finding with its severity, or null when it is switched off.
 * A finding counts under the first enabled pipeline that runs its tool on its path; of the rule settings the last that fits wins.
 */
export function ruleFilter(
  rulesFile: Pick<RulesFile, 'pipelines' | 'rules' | 'output'>,
): <T extends Finding>(finding: T) => T | null {
  const pipelines = rulesFile.pipelines.filter((pipeline) => pipeline.enabled).flatMap(compilePipeline);
  const settings = rulesFile.rules.map(compileSetting).reverse();
  return (finding) => {
    const path = finding.path ?? '';
    const pipeline = pipelines.find((each) => each.hasAnalyzer(finding.tool) && each.matchesPath(path));
    if (!pipeline) return null;
    const setting = settings.find((each) => each.matchesRule(finding.rule) && each.matchesPath(path));
    if (setting?.severity === 'off') return null;
    const severity = underCeiling(setting?.severity ?? finding.severity, pipeline.ceiling);
    return isAtLeast(severity, rulesFile.output.minSeverity) ? { ...finding, severity } : null;
  };
}

/** The name of the pipeline that a finding counts under; empty when none claims it. */
export function pipelineNames(
  rulesFile: Pick<RulesFile, 'pipelines'>,
): (finding: Pick<Finding, 'tool' | 'path'>) => string {
  const pipelines = rulesFile.pipelines.filter((pipeline) => pipeline.enabled).flatMap(compilePipeline);
  return ({ tool, path }) =>
    pipelines.find((each) => each.hasAnalyzer(tool) && each.matchesPath(path ?? ''))?.name ?? '';
}

/** Names of the analyzers that at least one enabled pipeline wants. */
export function wantedAnalyzers(rulesFile: Pick<RulesFile, 'pipelines'>): Matcher {
  const pipelines = rulesFile.pipelines.filter((pipeline) => pipeline.enabled).flatMap(compilePipeline);
  return (name) => pipelines.some((each) => each.hasAnalyzer(name));
}

function compilePipeline({ name, work, includePaths, ignorePaths, severity }: Pipeline): CompiledPipeline[] {
  if (work.kind !== 'analyzers') return [];
  return [
    {
      name,
      hasAnalyzer: anyGlob(work.analyzers),
      matchesPath: pathMatcher(includePaths, ignorePaths),
      ceiling: severity,
    },
  ];
}

function compileSetting({ pattern, paths, severity }: RuleSetting): CompiledSetting {
  return { matchesRule: ruleMatcher(pattern), matchesPath: pathMatcher(paths, []), severity };
}

/** In a rule id `*` spans the slashes: `eslint/*` means every rule of the tool. */
function ruleMatcher(pattern: string): Matcher {
  const matches = anyGlob([pattern.replaceAll('/', ':')]);
  return (rule) => matches(rule.replaceAll('/', ':'));
}
