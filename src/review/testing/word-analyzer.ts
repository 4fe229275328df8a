import type { FileAnalyzer, SourceFile } from '../../analyzers';
import type { Finding, Severity } from '../../domain';

const WORDS: Readonly<Record<string, Severity>> = { evil: 'blocker', bad: 'warning', meh: 'info' };

function findingsIn({ path, content }: SourceFile): Finding[] {
  return Buffer.from(content)
    .toString()
    .split('\n')
    .flatMap((line, index) => {
      const word = Object.keys(WORDS).find((each) => line.includes(each));
      if (word === undefined) return [];
      return [
        {
          rule: `words/${word}`,
          tool: 'words',
          severity: WORDS[word]!,
          category: 'bug' as const,
          message: `The word \`${word}\` is here. Say \`good\` instead.`,
          path,
          lines: { start: index + 1, end: index + 1 },
          suggestion: line.replace(word, 'good'),
        },
      ];
    });
}

/** Finds `evil`, `bad` and `meh`, and breaks down when it is told to. */
export function wordAnalyzer(isBroken: () => boolean): FileAnalyzer {
  return {
    kind: 'file',
    name: 'words',
    version: '1',
    rules: [],
    accepts: (path) => path.endsWith('.js'),
    analyze: (files) =>
      isBroken()
        ? Promise.reject(new Error('It broke down.'))
        : Promise.resolve(files.map((file) => ({ id: file.id, path: file.path, findings: findingsIn(file) }))),
  };
}
