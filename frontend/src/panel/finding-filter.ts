import type { PanelFinding, SeverityName } from '../../../src/web/api/contract';

export type FindingState = PanelFinding['state'];

export const SEVERITIES: readonly SeverityName[] = ['blocker', 'warning', 'info'];
export const STATES: readonly FindingState[] = ['new', 'open', 'fixed', 'dismissed', 'outdated'];

export interface FindingFilter {
  readonly severities: readonly SeverityName[];
  readonly states: readonly FindingState[];
  readonly text: string;
}

/** What still asks for somebody's attention. */
export const DEFAULT_FILTER: FindingFilter = { severities: SEVERITIES, states: ['new', 'open'], text: '' };
export const EVERYTHING: FindingFilter = { severities: SEVERITIES, states: STATES, text: '' };

/** The findings that the filter lets through, in their order. Every word of the text has to be somewhere in a finding. */
export function filtered(findings: readonly PanelFinding[], filter: FindingFilter): readonly PanelFinding[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) => {
    if (!filter.severities.includes(finding.severity) || !filter.states.includes(finding.state)) return false;
    const text = textOf(finding);
    return words.every((word) => text.includes(word));
  });
}

/** The list with `value` taken in or out; its order does not matter. */
export function toggled<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

function textOf(finding: PanelFinding): string {
  const place = finding.path === null ? '' : `${finding.path}:${finding.startLine ?? ''}`;
  return [finding.message, finding.rule, finding.category, finding.cwe ?? '', place].join('\n').toLowerCase();
}
