import type { EffectiveSettings } from '../domain';
import { DEFAULT_RULES_FILE, type RulesFile } from '../rules-file';

/** The settings pages as a rules file: what applies without one, and what `extends: workspace` stands on. */
export function pageRules(settings: EffectiveSettings): RulesFile {
  const { triggers, output, gate } = DEFAULT_RULES_FILE;
  return {
    ...DEFAULT_RULES_FILE,
    triggers: { ...triggers, drafts: settings.drafts, ignorePaths: settings.ignorePaths },
    output: {
      ...output,
      maxComments: settings.inlineComments ? output.maxComments : 0,
      includeSummary: settings.summary,
      insights: settings.insights,
      buildStatus: settings.buildStatus,
      tasks: settings.tasks,
      reviewAction: settings.reviewAction,
      minSeverity: settings.minSeverity,
    },
    gate: { ...gate, failOn: settings.gateFailOn },
  };
}
