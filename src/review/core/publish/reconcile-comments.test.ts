import fc from 'fast-check';
import type { HostComment } from '../../../domain';
import { markerLine } from './marker';
import { ownComments, type RememberedComment } from './own-comments';
import { type CommentStep, reconcileSummary, reconcileThreads, SETTLED } from './reconcile-comments';
import type { WantedComments } from './wanted-comments';

interface Model {
  comments: HostComment[];
  remembered: RememberedComment[];
}

const SUBJECTS = ['aa', 'bb', 'cc', 'dd'];
const anchor = { path: 'a.js', side: 'new', lines: { start: 1, end: 1 } } as const;

function bodyOf(subject: string, text: string): string {
  return `${text}\n\n${markerLine({ subject, digest: null })}`;
}

function plan(model: Model, wanted: WantedComments, canResolve = true): readonly CommentStep[] {
  const own = ownComments(model.comments, model.remembered, 'loom');
  return [...reconcileThreads(wanted, own, canResolve), ...reconcileSummary(wanted.summary, own)];
}

function apply(model: Model, steps: readonly CommentStep[]): Model {
  let { comments, remembered } = model;
  const remember = (after: RememberedComment): void => {
    remembered = [...remembered.filter(({ subject }) => subject !== after.subject), after];
  };
  for (const step of steps) {
    if (step.kind === 'create-comment') {
      const id = String(comments.length + 1);
      const { body, anchor: place, subject } = step;
      comments = [
        ...comments,
        { id, body, author: 'loom', parent: null, anchor: place, deleted: false, resolved: false, url: null },
      ];
      remember({ subject, commentId: id, bodyHash: 'sent', resolved: false, taskId: null });
      continue;
    }
    comments = comments.map((comment) => {
      if (comment.id !== step.id) return comment;
      if (step.kind === 'update-comment') return { ...comment, body: step.body };
      if (step.kind === 'delete-comment') return { ...comment, body: '', deleted: true };
      return step.kind === 'remember' ? comment : { ...comment, resolved: step.kind === 'resolve' };
    });
    if (step.kind !== 'delete-comment') remember(step.after);
  }
  return { comments, remembered };
}

const subjects = fc.constantFrom(...SUBJECTS);
const hostComment = fc.record({
  subject: fc.option(subjects),
  author: fc.constantFrom('loom', 'ann', null),
  reply: fc.boolean(),
  resolved: fc.boolean(),
  deleted: fc.boolean(),
});
const models: fc.Arbitrary<Model> = fc
  .tuple(fc.array(hostComment, { maxLength: 8 }), fc.uniqueArray(subjects), fc.boolean())
  .map(([given, known, resolved]) => ({
    comments: given.map(({ subject, author, reply, resolved: done, deleted }, index) => ({
      id: String(index + 1),
      body: deleted ? '' : subject === null ? 'words' : bodyOf(subject, 'old'),
      author,
      parent: reply && index > 0 ? '1' : null,
      anchor: reply && index > 0 ? null : anchor,
      deleted,
      resolved: done,
      url: null,
    })),
    remembered: known.map((subject, index) => ({
      subject,
      commentId: String(index + 2),
      bodyHash: 'old',
      resolved,
      taskId: null,
    })),
  }));
const wanteds: fc.Arbitrary<WantedComments> = fc
  .tuple(fc.uniqueArray(subjects), fc.constantFrom('old', 'new', null), fc.boolean())
  .map(([open, text, summary]) => ({
    threads: open.map((subject) => ({ subject, body: text === null ? null : bodyOf(subject, text), anchor })),
    settled: new Set(SUBJECTS.filter((subject) => !open.includes(subject))),
    summary: summary ? bodyOf('summary', 'all') : null,
    blockers: { inline: [], elsewhere: [] },
  }));

describe('reconcileThreads', () => {
  it('only keeps once its plan was followed', () => {
    fc.assert(
      fc.property(models, wanteds, fc.boolean(), (model, wanted, canResolve) => {
        const after = apply(model, plan(model, wanted, canResolve));
        // The second look remembers the hash of what it sent, as the host gave it back.
        const settled = apply(
          after,
          plan(after, wanted, canResolve).filter(({ kind }) => kind === 'remember'),
        );
        expect(plan(after, wanted, canResolve).filter(({ kind }) => kind !== 'remember')).toEqual([]);
        expect(plan(settled, wanted, canResolve)).toEqual([]);
      }),
    );
  });

  it('touches nothing that is not ours and deletes nothing that a person answered', () => {
    fc.assert(
      fc.property(models, wanteds, (model, wanted) => {
        const known = new Set(model.remembered.map(({ commentId }) => commentId));
        for (const step of plan(model, wanted)) {
          if (step.kind === 'create-comment') continue;
          const comment = model.comments.find(({ id }) => id === step.id);
          expect(comment?.author === 'loom' || known.has(step.id)).toBe(true);
          if (step.kind !== 'delete-comment') continue;
          const replies = model.comments.filter(({ parent, deleted }) => parent === step.id && !deleted);
          expect(replies.filter(({ author, id }) => author !== 'loom' && !known.has(id))).toEqual([]);
        }
      }),
    );
  });

  it('never has a subject stand twice', () => {
    fc.assert(
      fc.property(models, wanteds, (model, wanted) => {
        const creates = plan(model, wanted).filter(({ kind }) => kind === 'create-comment');
        const { standing } = ownComments(model.comments, model.remembered, 'loom');
        for (const { subject } of creates) expect(standing.has(subject)).toBe(false);
        expect(new Set(creates.map(({ subject }) => subject)).size).toBe(creates.length);
      }),
    );
  });

  const thread = (resolved: boolean, byUs: boolean): Model => ({
    comments: [
      { id: '1', body: bodyOf('aa', 'old'), author: 'loom', parent: null, anchor, deleted: false, resolved, url: null },
    ],
    remembered: [{ subject: 'aa', commentId: '1', bodyHash: 'old', resolved: byUs, taskId: null }],
  });
  const open: WantedComments = {
    threads: [{ subject: 'aa', body: null, anchor }],
    settled: new Set(),
    summary: null,
    blockers: { inline: [], elsewhere: [] },
  };
  const settled: WantedComments = { ...open, threads: [], settled: new Set(['aa']) };

  it.each([
    ['resolves what is settled', thread(false, false), settled, ['resolve']],
    ['re-opens what it resolved itself', thread(true, true), open, ['reopen']],
    ['leaves resolved what a person resolved', thread(true, false), open, []],
    ['leaves open what a person re-opened', thread(false, true), settled, []],
  ] as const)('%s', (_, model, wanted, kinds) => {
    expect(plan(model, wanted).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('says so in the comment where threads cannot be resolved, until the problem returns', () => {
    const [step, ...more] = plan(thread(false, false), settled, false);
    const text = bodyOf('aa', 'old');
    expect(step).toMatchObject({ kind: 'update-comment', body: `${SETTLED}\n\n${text}` });
    expect(more).toEqual([]);
    const back = { ...open, threads: [{ subject: 'aa', body: text, anchor }] };
    const after = apply(thread(false, false), [step!]);
    expect(plan(after, back, false)).toMatchObject([{ kind: 'update-comment', body: text }]);
    // Also where the words below are to stay whatever they say.
    expect(plan(after, open, false)).toMatchObject([{ kind: 'update-comment', body: text }]);
  });
});

describe('reconcileSummary', () => {
  it('writes a summary again that somebody deleted, but not one that the host does not list yet', () => {
    const remembered = [{ subject: 'summary', commentId: '1', bodyHash: 'x', resolved: false, taskId: null }];
    const deleted = {
      id: '1',
      body: '',
      author: 'loom',
      parent: null,
      anchor: null,
      deleted: true,
      resolved: false,
      url: null,
    };
    const kinds = (comments: HostComment[]): string[] =>
      reconcileSummary('text', ownComments(comments, remembered, 'loom')).map(({ kind }) => kind);
    expect(kinds([deleted])).toEqual(['create-comment']);
    expect(kinds([])).toEqual([]);
  });
});
