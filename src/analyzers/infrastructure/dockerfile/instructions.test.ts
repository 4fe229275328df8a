import { readInstructions } from './instructions';

function told(text: string): readonly string[] {
  return readInstructions(text).map(({ line, keyword, text: rest }) => `${line} ${keyword} ${rest}`);
}

describe('a Dockerfile', () => {
  it('joins lines, and leaves comments and empty lines within them out', () => {
    expect(told('FROM a\nRUN b \\\n# comment\n\n  c\nUSER d\n')).toEqual([
      '1 FROM a',
      '2 RUN b \\\n\\\n\\\n  c',
      '6 USER d',
    ]);
  });

  it('obeys the escape directive above everything else only', () => {
    expect(told('# escape=`\nFROM a\nRUN b `\n  c\n')).toEqual(['2 FROM a', '3 RUN b \\\n  c']);
    expect(told('FROM a\n# escape=`\nRUN b `\nUSER c\n')).toEqual(['1 FROM a', '3 RUN b `', '4 USER c']);
  });

  it('reads here-documents up to their end', () => {
    expect(told('FROM a\nRUN <<A <<-"B"\nx\nA\ny\n\tB\nUSER c\n')).toEqual([
      '1 FROM a',
      '2 RUN <<A <<-"B"\nx\ny',
      '7 USER c',
    ]);
    expect(told('FROM a\nRUN <<A\nUSER b\n')).toEqual(['1 FROM a', '2 RUN <<A\nUSER b\n']);
  });

  it('takes flags and the exec form apart', () => {
    const [, run] = readInstructions('from a\nrun --mount=type=cache,target=/x --network=none ["b", "c d"]\n');
    expect(run).toMatchObject({ keyword: 'RUN', exec: ['b', 'c d'] });
    expect([...run!.flags]).toEqual([
      ['mount', 'type=cache,target=/x'],
      ['network', 'none'],
    ]);
  });

  it('is none when it does not begin like one', () => {
    expect(readInstructions('print("hello")\n')).toEqual([]);
    expect(readInstructions('RUN a\nFROM b\n')).toEqual([]);
    expect(readInstructions('')).toEqual([]);
  });
});
