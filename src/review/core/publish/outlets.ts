import type { Output } from '../../../rules-file';

/** What a host can do; the names of its capabilities. */
export interface HostAbilities {
  readonly multiLineComments: boolean;
  readonly suggestions: boolean;
  readonly tasks: boolean;
  readonly resolve: boolean;
  readonly reports: boolean;
  readonly maxCommentLength: number;
  readonly maxAnnotations: number;
}

/** Where a review speaks. */
export interface Outlets {
  readonly inline: boolean;
  readonly summary: boolean;
  readonly report: boolean;
  readonly status: boolean;
  readonly tasks: boolean;
}

/** `format` narrows what the single switches allow; the build status follows its own switch alone. */
export function outletsOf(output: Output, abilities: HostAbilities): Outlets {
  const { format } = output;
  return {
    inline: (format === 'bitbucket' || format === 'inline-comments') && output.maxComments > 0,
    summary: (format === 'bitbucket' || format === 'summary-only') && output.includeSummary,
    report: (format === 'bitbucket' || format === 'insights-only') && output.insights && abilities.reports,
    status: output.buildStatus,
    tasks: format === 'bitbucket' && output.tasks === 'blockers' && abilities.tasks,
  };
}
