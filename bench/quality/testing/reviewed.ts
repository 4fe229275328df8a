import type { Finding } from '../../../src/domain';
import type { LineItem, PullRequestItem } from '../../open-set/read-set';
import type { PostedComment } from '../review-pull-request';

export function finding(rule: string, line: number | null, more: Partial<Finding> = {}): Finding {
  return {
    rule,
    tool: rule.split('/')[0]!,
    severity: 'warning',
    category: 'security',
    message: 'It is wrong.',
    path: 'src/a.js',
    lines: line === null ? null : { start: line, end: line },
    ...more,
  };
}

export function lineItem(more: Partial<LineItem>): LineItem {
  return { id: 'i1', source: 's', lang: 'javascript', path: 'a.js', content: '', labels: [], ok: [], ...more };
}

export function pullRequestItem(
  kind: PullRequestItem['kind'],
  added: readonly number[],
  labels: readonly number[] = [],
): PullRequestItem {
  const file = { path: 'src/a.js', patch: '', head: 'one\ntwo\nthree\n', added: [...added], labels: [...labels] };
  return { id: 'p1', kind, files: [file] };
}

export function comment(start: number, end: number, rule = 'tool/rule'): PostedComment {
  return { path: 'src/a.js', lines: { start, end }, rule, message: 'It is wrong.' };
}
