import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../domain';
import { parseDataCenterWebhook } from './parse';
import { aDelivery } from './testing/a-delivery';

const RECORDED = join(__dirname, '../../../../shared/payloads/data-center/webhooks');

describe('parseDataCenterWebhook', () => {
  if (existsSync(RECORDED)) {
    it.each(readdirSync(RECORDED))('accepts or ignores the recorded %s', (name) => {
      const body = readFileSync(join(RECORDED, name));
      const { eventKey = 'diagnostics:ping' } = JSON.parse(body.toString('utf8')) as { eventKey?: string };
      const event = parseDataCenterWebhook(eventKey, body);
      if (event.kind === 'ignored') expect(event.reason).toMatch(/\w.*\.$/);
      else
        expect(event).toMatchObject({
          repository: {
            id: expect.stringMatching(/^\d+$/) as unknown,
            fullName: expect.stringMatching(/^[~\w]+\/[\w.-]+$/) as unknown,
          },
        });
      if (/^pr:(opened|from_ref_updated|modified|merged|declined|deleted|comment:added)$/.test(eventKey)) {
        expect(event.kind).not.toBe('ignored');
      }
    });
  } else {
    console.warn('The recorded webhooks are not here; the tests that read them were skipped.');
  }

  it('tells what changed, in the house’s words', () => {
    const event = parseDataCenterWebhook('pr:opened', aDelivery());
    expect(event).toMatchObject({
      kind: 'pull-request-changed',
      repository: { id: '231', fullName: 'EXP/exporter' },
      workspace: 'EXP',
      pullRequest: {
        number: 87,
        state: 'open',
        source: { branch: 'feature/retry', commit: '4f'.repeat(20), repository: { id: '231' } },
        destination: { branch: 'main', commit: 'b7'.repeat(20), repository: { fullName: 'EXP/exporter' } },
      },
    });
  });

  it.each(['pr:opened', 'pr:from_ref_updated', 'pr:modified', 'pr:to_ref_updated'])('looks at it after %s', (key) => {
    expect(parseDataCenterWebhook(key, aDelivery(key)).kind).toBe('pull-request-changed');
    expect(parseDataCenterWebhook(null, aDelivery(key)).kind).toBe('pull-request-changed');
  });

  it.each([
    ['pr:merged', 'MERGED', 'merged'],
    ['pr:declined', 'DECLINED', 'declined'],
    ['pr:deleted', 'OPEN', 'declined'],
  ])('closes it after %s, whatever its state says', (key, state, closed) => {
    const event = parseDataCenterWebhook(key, aDelivery(key, { state }));
    expect(event).toMatchObject({ kind: 'pull-request-closed', pullRequest: { state: closed } });
  });

  it('tells what was said, and in answer to what', () => {
    const comment = { id: 5120, version: 0, text: '/loom help' };
    const reply = aDelivery('pr:comment:added', {}, { comment, commentParentId: 5101 });
    expect(parseDataCenterWebhook('pr:comment:added', reply)).toMatchObject({
      kind: 'comment-added',
      actor: { id: '412', displayName: 'Marta Rossi', kind: 'person', names: ['m.rossi', 'M.Rossi', '412'] },
      comment: { id: '5120', parent: '5101', body: '/loom help' },
    });
    const first = aDelivery('pr:comment:added', {}, { comment });
    expect(parseDataCenterWebhook('pr:comment:added', first)).toMatchObject({ comment: { parent: null } });
  });

  it.each([
    ['a source that is a tag', { fromRef: { id: 'refs/tags/v1', latestCommit: '4f'.repeat(20), repository: null } }],
    ['dates as texts', { createdDate: '2026-11-22T09:15:30+0000' }],
    ['what it does not look at, whatever it is', { author: 7, title: null, links: { self: [null] }, draft: {} }],
  ])('accepts %s', (_, change) => {
    expect(parseDataCenterWebhook('pr:opened', aDelivery('pr:opened', change)).kind).toBe('pull-request-changed');
  });

  it.each([
    ['diagnostics:ping', {}, /connection works/],
    ['pr:comment:edited', {}, /write a new one/],
    ['pr:comment:deleted', {}, /asks for nothing/],
    ['pr:reviewer:updated', {}, /other reviewers/],
    ['pr:reviewer:needs_work', {}, /other reviewers/],
    ['repo:refs_changed', {}, /pushes/],
    ['mirror:repo_synchronized', {}, /does not act on `mirror:repo_synchronized`/],
    ['pr:modified', { state: 'MERGED' }, /closed/],
    ['pr:opened', { fromRef: { id: 'refs/heads/x' } }, /commits of both ends/],
    ['pr:comment:added', {}, /names no comment/],
  ])('ignores %s %j', (key, change, reason) => {
    const event = parseDataCenterWebhook(key, aDelivery(key, change));
    expect(event).toEqual({ kind: 'ignored', reason: expect.stringMatching(reason) as unknown });
  });

  it('ignores a connection test with any body, or none', () => {
    for (const body of ['', '{"test": true}', 'x']) {
      expect(parseDataCenterWebhook('diagnostics:ping', Buffer.from(body)).kind).toBe('ignored');
    }
  });

  it('makes an event, Ignored or an invalid Failure of anything', () => {
    const keys = fc.oneof(fc.constant('pr:opened'), fc.constant(null), fc.string());
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 500 }),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .record({
          eventKey: fc.constantFrom('pr:opened', 'pr:merged'),
          pullRequest: fc.jsonValue(),
          actor: fc.jsonValue(),
        })
        .map((value) => Buffer.from(JSON.stringify(value))),
    );
    fc.assert(
      fc.property(keys, bodies, (key, body) => {
        try {
          return typeof parseDataCenterWebhook(key, body).kind === 'string';
        } catch (error) {
          return error instanceof Failure && error.kind === 'invalid';
        }
      }),
    );
  });
});
