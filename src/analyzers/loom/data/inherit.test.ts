import { inherit } from './inherit';

const JAVA = { to: { calls: ['a'] }, severity: 'info', bad: ['x'], ok: ['y'] };
const KOTLIN = { like: 'java', to: { calls: ['b'] }, bad: ['z'] };
const filesOf = (language: string): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([['r.yaml', language === 'java' ? JAVA : KOTLIN]]);

describe('inherit', () => {
  it('joins lists and maps, and takes no examples over', () => {
    expect(inherit('r.yaml', KOTLIN, filesOf)).toEqual({
      to: { calls: ['a', 'b'] },
      severity: 'info',
      bad: ['z'],
    });
  });

  it('builds on what itself builds on another', () => {
    const scala = { like: 'kotlin', severity: 'warning' };
    expect(inherit('r.yaml', scala, filesOf)).toEqual({ to: { calls: ['a', 'b'] }, severity: 'warning' });
  });

  it('leaves a file alone that builds on none', () => {
    expect(inherit('r.yaml', JAVA, filesOf)).toEqual(JAVA);
  });
});
