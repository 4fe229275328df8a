import { createEngine } from '../engine';

describe('conditions', () => {
  it('come to an end over a list that holds itself', async () => {
    const text =
      'class A { void a(SSLSocket s) { Object[] b = { b }; s.setEnabledProtocols(b); new IvParameterSpec(b); } }';
    expect((await createEngine()('A.java', text))?.hits).toEqual([]);
  });
});
