import type { PanelFinding, PanelReview, SeverityName } from '../../../src/web/api/contract';

type Tone = 'success' | 'warning' | 'danger' | 'information' | 'neutral';

/** What a value is called on the page, and the colour that goes with the word. */
export interface Word {
  readonly text: string;
  readonly tone: Tone;
}

export const SEVERITY_WORDS: Readonly<Record<SeverityName, Word>> = {
  blocker: { text: 'Blocker', tone: 'danger' },
  warning: { text: 'Warning', tone: 'warning' },
  info: { text: 'Info', tone: 'information' },
};

export const STATE_WORDS: Readonly<Record<PanelFinding['state'], Word>> = {
  new: { text: 'New', tone: 'information' },
  open: { text: 'Open', tone: 'neutral' },
  fixed: { text: 'Fixed', tone: 'success' },
  dismissed: { text: 'Dismissed', tone: 'neutral' },
  outdated: { text: 'Outdated', tone: 'neutral' },
};

export const VERDICT_WORDS: Readonly<Record<NonNullable<PanelReview['verdict']>, Word>> = {
  approve: { text: 'Looks good', tone: 'success' },
  comment: { text: 'Has comments', tone: 'information' },
  request_changes: { text: 'Changes requested', tone: 'danger' },
};

export const GATE_WORDS: Readonly<Record<NonNullable<PanelReview['gate']>, Word>> = {
  pass: { text: 'Gate passed', tone: 'success' },
  fail: { text: 'Gate failed', tone: 'danger' },
  not_evaluated: { text: 'Gate not evaluated', tone: 'neutral' },
};

export const TOOL_WORDS: Readonly<Record<PanelReview['tools'][number]['state'], Word>> = {
  completed: { text: 'Completed', tone: 'success' },
  degraded: { text: 'Partly done', tone: 'warning' },
  failed: { text: 'Failed', tone: 'danger' },
  skipped: { text: 'Not needed', tone: 'neutral' },
};

type Step = NonNullable<PanelReview['progress']>['step'];

export const STEP_WORDS: Readonly<Record<Step, string>> = {
  gathering: 'Reading the change',
  analyzing: 'Analysing the code',
  placing: 'Comparing with earlier reviews',
  publishing: 'Posting the results',
};
export const STEPS: readonly Step[] = ['gathering', 'analyzing', 'placing', 'publishing'];

/** e.g. "1 finding", "3 findings". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
