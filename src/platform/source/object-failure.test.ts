import { explainReading } from './object-failure';

describe('explainReading', () => {
  it('takes silence for a limit, and passes on what git says', () => {
    expect(explainReading('', 'https://h/r')).toMatchObject({ kind: 'too-large', where: 'https://h/r' });
    expect(explainReading('fatal: Out of memory, realloc failed\n', 'h').kind).toBe('too-large');
    const failure = explainReading('fatal: unable to read tree 12ab\n', 'h');
    expect(failure).toMatchObject({ kind: 'unavailable', next: expect.stringContaining('tree 12ab') as string });
  });
});
