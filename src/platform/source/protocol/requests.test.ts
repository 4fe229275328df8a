import { commitsRequest, objectsRequest, refsRequest } from './requests';

/** Packets as lines, marks as they are. */
function shown(request: string): string[] {
  const lines: string[] = [];
  for (let rest = request; rest !== '';) {
    const length = Number.parseInt(rest.slice(0, 4), 16) || 4;
    const taken = length < 4 ? 4 : length;
    lines.push(taken === 4 ? rest.slice(0, 4) : rest.slice(4, taken - 1));
    rest = rest.slice(taken);
  }
  return lines;
}

describe('a request', () => {
  const id = 'a'.repeat(40);

  it('asks for refs by name', () => {
    expect(shown(refsRequest(['refs/heads/a', 'refs/heads/b']))).toEqual([
      'command=ls-refs',
      '0001',
      'ref-prefix refs/heads/a',
      'ref-prefix refs/heads/b',
      '0000',
    ]);
  });

  it('asks for a commit once, with a part of its history, without contents', () => {
    expect(shown(commitsRequest([id, id], 40))).toEqual([
      'command=fetch',
      '0001',
      'no-progress',
      'ofs-delta',
      'deepen 40',
      'filter blob:none',
      `want ${id}`,
      'done',
      '0000',
    ]);
  });

  it('asks for objects and nothing around them', () => {
    expect(shown(objectsRequest([id])).slice(2, -1)).toEqual(['no-progress', 'ofs-delta', `want ${id}`, 'done']);
  });
});
