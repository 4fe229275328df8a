import { Failure } from '../../domain';
import { clockRow } from './clock';
import { renderRows, renderRowsAsJson } from './render';
import { look, ok, wrong } from './row';

describe('the rows of loom doctor', () => {
  it('stand under what they are about, with what to change beneath', async () => {
    const rows = [
      await look('machine', 'git', () => ok('Version 2.40.')),
      await look('server', 'token', () => wrong('platform', 'It was refused.', 'Create a new one.')),
    ];
    expect(renderRows(rows)).toBe(
      'machine\n  ok    git: Version 2.40.\n\nserver\n  FAIL  token: It was refused.\n        → Create a new one.\n',
    );
    expect(JSON.parse(renderRowsAsJson(rows))).toEqual({
      ok: false,
      checks: [
        { area: 'machine', check: 'git', state: 'ok', found: 'Version 2.40.', next: null },
        { area: 'server', check: 'token', state: 'fail', found: 'It was refused.', next: 'Create a new one.' },
      ],
    });
  });

  it.each([
    ['invalid', 'configuration'],
    ['unavailable', 'platform'],
    ['unauthenticated', 'platform'],
  ] as const)('blame a failure %s on the %s', async (kind, side) => {
    const failure = new Failure({ kind, what: 'It does not work.', where: 'HERE', next: 'Mend it.' });
    const row = await look('area', 'check', () => Promise.reject(failure));
    expect(row).toMatchObject({ state: 'fail', side, found: 'It does not work. (HERE)', next: 'Mend it.' });
  });

  it.each([
    [null, 'skipped', 'no time'],
    [-30_000, 'ok', 'agrees'],
    [61_000, 'warn', '61 seconds ahead of'],
    [-61_000, 'warn', '61 seconds behind'],
  ])('tell of a clock that is off by %s', (skew, state, words) => {
    expect(clockRow('server', skew)).toMatchObject({ state, found: expect.stringContaining(words) as string });
  });
});
