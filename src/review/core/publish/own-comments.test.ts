import type { HostComment } from '../../../domain';
import { markerLine } from './marker';
import { ownComments, type RememberedComment } from './own-comments';

function comment(id: string, more: Partial<HostComment> = {}): HostComment {
  return {
    id,
    body: 'text',
    author: 'loom',
    parent: null,
    anchor: null,
    deleted: false,
    resolved: false,
    url: null,
    ...more,
  };
}

const marked = (subject: string): string => `Text.\n\n${markerLine({ subject, digest: null })}`;

function remembered(subject: string, commentId: string): RememberedComment {
  return { subject, commentId, bodyHash: 'h', resolved: false, taskId: null };
}

function standing(...args: Parameters<typeof ownComments>): string[] {
  return [...ownComments(...args).standing.values()].map(({ subject, id }) => `${subject}=${id}`);
}

describe('ownComments', () => {
  const forged = comment('9', { author: 'mallory', body: marked('aa') });

  it('knows a comment by its id, whatever it says', () => {
    expect(standing([comment('1'), comment('2')], [remembered('aa', '2')], null)).toEqual(['aa=2']);
  });

  it('knows a marker when the account is ours, and never a foreign one', () => {
    const own = comment('2', { body: marked('aa') });
    expect(standing([forged, own], [], 'loom')).toEqual(['aa=2']);
    expect(standing([forged], [], 'loom')).toEqual([]);
    expect(standing([comment('1', { author: null, body: marked('aa') })], [], 'loom')).toEqual([]);
  });

  it('learns the account from a remembered comment, so that one whose answer was lost is found', () => {
    const comments = [comment('1', { body: marked('aa') }), comment('2', { body: marked('bb') }), forged];
    expect(standing(comments, [remembered('aa', '1')], null)).toEqual(['aa=1', 'bb=2']);
  });

  it('trusts markers alone only while nothing is known', () => {
    const comments = [comment('1', { author: null, body: marked('aa') })];
    expect(standing(comments, [], null)).toEqual(['aa=1']);
    expect(standing(comments, [remembered('bb', '7')], null)).toEqual([]);
  });

  it('keeps the oldest of two, and names the other', () => {
    const comments = [comment('1', { body: marked('aa') }), comment('2', { body: marked('aa') })];
    const own = ownComments(comments, [remembered('aa', '2')], 'loom');
    expect(own.standing.get('aa')).toMatchObject({ id: '1', remembered: null });
    expect(own.doubles.map(({ id }) => id)).toEqual(['2']);
  });

  it('sees that a thread was answered, also deep in it, but not by ourselves or by a deleted reply', () => {
    const thread = comment('1', { body: marked('aa') });
    const ours = comment('2', { parent: '1', body: marked('dismissed-aa-1') });
    const answered = (...replies: HostComment[]): boolean | undefined =>
      ownComments([thread, ...replies], [], 'loom').standing.get('aa')?.answered;
    expect(answered(ours)).toBe(false);
    expect(answered(ours, comment('3', { parent: '2', author: 'ann' }))).toBe(true);
    expect(answered(comment('3', { parent: '1', author: 'ann', deleted: true }))).toBe(false);
    expect(ownComments([thread, ours], [], 'loom').replies).toEqual(new Set(['dismissed-aa-1']));
  });

  it('counts what somebody deleted as removed', () => {
    const comments = [comment('1', { deleted: true, body: '' })];
    const own = ownComments(comments, [remembered('aa', '1'), remembered('bb', '5')], 'loom');
    expect(own.standing.size).toBe(0);
    expect([...own.removed]).toEqual([
      ['aa', 'deleted'],
      ['bb', 'absent'],
    ]);
  });

  it('ends on replies that answer each other in a circle', () => {
    const circle = [comment('1', { parent: '2', author: 'x' }), comment('2', { parent: '1', author: 'x' })];
    expect(standing(circle, [], 'loom')).toEqual([]);
  });
});
