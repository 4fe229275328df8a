import { countSecrets, secretsNoise } from './secrets';
import { finding } from './testing/reviewed';

const answer = (expect: boolean, ...seen: boolean[]): Parameters<typeof countSecrets>[0][number] => ({
  template: { id: 's1', kind: 'token', template: '', expect },
  seen,
});

it('counts a secret that is seen everywhere, and a decoy that is flagged anywhere', () => {
  const secrets = [answer(true, true, true), answer(true, true, false)];
  const decoys = [answer(false, false, false), answer(false, false, true)];
  expect(countSecrets([...secrets, ...decoys])).toEqual({ found: 1, decoys: 1 });
});

it('counts credentials in real code, whichever tool saw them', () => {
  const findings = [
    finding('secrets/token', 1, { category: 'secret' }),
    finding('eslint/password', 2, { cwe: 'CWE-798' }),
    finding('eslint/eval', 3, { cwe: 'CWE-95' }),
  ];
  expect(secretsNoise([{ path: 'a.js', lines: 50_000, findings }])).toBe(4);
  expect(secretsNoise([])).toBe(0);
});
