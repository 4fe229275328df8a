import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../domain';
import { parseCloudWebhook } from './parse';
import { anEvent } from './testing/an-event';

const RECORDED = join(__dirname, '../../../../shared/payloads/cloud/webhooks');

/** Recorded bodies do not carry their event key; the file names tell it. */
const KEYS: readonly (readonly [RegExp, string])[] = [
  [/pr_comment_created|comment-created/, 'pullrequest:comment_created'],
  [/pr_comment_deleted/, 'pullrequest:comment_deleted'],
  [/pull-request-approved/, 'pullrequest:approved'],
  [/pr_created|pullrequest_created|createPayloadFork/, 'pullrequest:created'],
  [/pr_updated|pullrequest_updated|updatePayload/, 'pullrequest:updated'],
  [/fulfilled/, 'pullrequest:fulfilled'],
  [/rejected/, 'pullrequest:rejected'],
  [/commit-status/, 'repo:commit_status_created'],
  [/./, 'repo:push'],
];

describe('parseCloudWebhook', () => {
  if (existsSync(RECORDED)) {
    it.each(readdirSync(RECORDED))('accepts or ignores the recorded %s', (name) => {
      const key = KEYS.find(([pattern]) => pattern.test(name))![1];
      const event = parseCloudWebhook(key, readFileSync(join(RECORDED, name)));
      if (event.kind === 'ignored') expect(event.reason).toMatch(/\w/);
      else expect(event).toMatchObject({ repository: { id: expect.stringMatching(/^\{.+\}$/) as unknown } });
    });
  } else {
    console.warn('The recorded webhooks are not here; the tests that read them were skipped.');
  }

  it('tells what changed, in the house’s words', () => {
    const event = parseCloudWebhook('pullrequest:created', anEvent());
    expect(event).toMatchObject({
      kind: 'pull-request-changed',
      repository: { id: '{repo}', fullName: 'acme/shop' },
      workspace: '{workspace}',
      pullRequest: {
        number: 7,
        state: 'open',
        source: { branch: 'feature/x', commit: '1a2b3c4d5e6f', repository: { id: '{repo}' } },
        destination: { branch: 'main', commit: '6f5e4d3c2b1a' },
      },
    });
  });

  describe('a comment', () => {
    const said = { id: 5120, content: { raw: '/loom help' }, parent: { id: 5101 } };
    const read = (more: object): unknown => {
      const event = JSON.parse(anEvent().toString('utf8')) as object;
      const body = { ...event, ...more };
      const wrapped = Buffer.from(JSON.stringify({ event: 'pullrequest:comment_created', data: body }));
      const plain = parseCloudWebhook('pullrequest:comment_created', Buffer.from(JSON.stringify(body)));
      expect(parseCloudWebhook(null, wrapped)).toEqual(plain);
      return plain;
    };

    it('is told with who said it, and in answer to what', () => {
      expect(read({ comment: said })).toMatchObject({
        kind: 'comment-added',
        pullRequest: { number: 7 },
        actor: { id: '{jane}', kind: 'person', names: ['jane', '557058:1', '{jane}'] },
        comment: { id: '5120', parent: '5101', body: '/loom help' },
      });
    });

    it('may come from somebody who is gone, and be the first of its thread', () => {
      const first = read({ actor: { type: 'user' }, comment: { ...said, parent: undefined } });
      expect(first).toMatchObject({ actor: null, comment: { parent: null } });
    });

    it('that the event does not name is ignored', () => {
      expect(read({})).toEqual({ kind: 'ignored', reason: expect.stringMatching(/no comment/) as unknown });
    });
  });

  it('unwraps the webhook of an app', () => {
    const data = JSON.parse(anEvent().toString('utf8')) as object;
    const body = Buffer.from(JSON.stringify({ event: 'pullrequest:updated', data }));
    expect(parseCloudWebhook(null, body).kind).toBe('pull-request-changed');
    expect(() => parseCloudWebhook(null, anEvent())).toThrow(/does not name its event/);
  });

  it.each([
    [
      'a branch and a fork that are gone',
      { source: { branch: null, commit: { hash: '1a2b3c4d5e6f' }, repository: null } },
    ],
    ['what it does not look at, whatever it is', { author: 7, title: null, links: 'none', draft: {} }],
  ])('accepts %s', (_, change) => {
    expect(parseCloudWebhook('pullrequest:updated', anEvent(change)).kind).toBe('pull-request-changed');
  });

  it.each([
    ['pullrequest:approved', {}, /does not act on/],
    ['repo:push', {}, /does not act on/],
    ['pullrequest:updated', { state: 'MERGED' }, /closed/],
    ['pullrequest:created', { source: { commit: null } }, /commits of both ends/],
  ])('ignores %s %j', (key, change, reason) => {
    const event = parseCloudWebhook(key, anEvent(change));
    expect(event).toEqual({ kind: 'ignored', reason: expect.stringMatching(reason) as unknown });
  });

  it('makes an event, Ignored or an invalid Failure of anything', () => {
    const keys = fc.oneof(fc.constant('pullrequest:created'), fc.constant(null), fc.string());
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 500 }),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .record({ pullrequest: fc.jsonValue(), repository: fc.jsonValue() })
        .map((value) => Buffer.from(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(keys, bodies, (key, body) => {
        try {
          return typeof parseCloudWebhook(key, body).kind === 'string';
        } catch (error) {
          return error instanceof Failure && error.kind === 'invalid';
        }
      }),
    );
  });
});
