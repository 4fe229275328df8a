import { lineCount, mixedFiles } from './mixed-files';

const file = (path: string, lang: string): { path: string; lang: string; text: string } => ({
  path,
  lang,
  text: 'a\nb\n',
});

it('takes files of every language in turn', () => {
  const files = [file('1.js', 'js'), file('2.js', 'js'), file('2.js', 'js'), file('1.py', 'py'), file('3.js', 'js')];
  const paths = (lines: number): string[] => mixedFiles(files, lines).map(({ path }) => path);
  expect(paths(3)).toEqual(['1.js', '1.py']);
  expect(paths(5)).toEqual(['1.js', '1.py', '2.js']);
  expect(paths(100)).toEqual(['1.js', '1.py', '2.js', '3.js']);
});

it('counts a last line without an end', () => {
  expect([lineCount('a\nb\n'), lineCount('a\nb'), lineCount('a')]).toEqual([2, 2, 1]);
});
