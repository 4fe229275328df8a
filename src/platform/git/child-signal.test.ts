import { Failure } from '../../domain';
import { childOf } from './child-signal';
import { stopped } from './run-git';

const LATE = new Failure({ kind: 'unavailable', what: 'Too late.', next: 'Later.' });

describe('childOf', () => {
  it('is aborted with its parent, as cancelled, whatever the parent says', () => {
    const parent = new AbortController();
    const child = childOf(parent.signal);
    expect(child.signal.aborted).toBe(false);
    parent.abort(LATE);
    expect(stopped(child.signal).kind).toBe('cancelled');
    expect(stopped(childOf(parent.signal).signal).kind).toBe('cancelled');
  });

  it('can be aborted for a reason of its own, which stays', () => {
    const parent = new AbortController();
    const child = childOf(parent.signal);
    child.abort(LATE);
    parent.abort();
    expect(stopped(child.signal)).toBe(LATE);
  });
});
