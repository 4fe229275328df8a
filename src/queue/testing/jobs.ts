import type { Delivery, NewJob, ReviewJob } from '../port';

export function reviewOf(number: number, change: Partial<ReviewJob> = {}): ReviewJob {
  return {
    kind: 'review',
    tenant: 't1',
    repository: '{r1}',
    number,
    headCommit: 'abcdef012345',
    source: { branch: 'feature/é', commit: 'abcdef012345', repository: { id: '{r1}', fullName: 'acme/app' } },
    destination: { branch: 'main', commit: '012345abcdef', repository: null },
    again: false,
    ...change,
  };
}

export function jobOf(number: number, change: Partial<ReviewJob> = {}, priority = 10): NewJob {
  return { key: `review:t1:{r1}:${number}`, payload: reviewOf(number, change), priority };
}

export function deliveryOf(id: string, tenant = 't1'): Delivery {
  return { tenant, id, event: 'pullrequest:updated' };
}
