import { languageOf } from '../../../domain';
import type { HostFinding, HostTool } from '../host-tool';
import { CPPCHECK_RULES } from './rules';
import { withoutIncludes } from './without-includes';

const FORM = ['{line}', '{id}', '{message}'].join('\t');
const ANSWER = 'answer';

/** Cppcheck: C and C++, each file by itself and without its headers. Comments of the file suppress nothing. */
export const cppcheck: HostTool = {
  name: 'cppcheck',
  revision: 1,
  rules: CPPCHECK_RULES,
  exitCodes: [0],
  accepts: (path) => ['c', 'cpp'].includes(languageOf(path) ?? ''),
  ask: ({ path, content }) => {
    const language = /\.[ch]$/.test(path) ? 'c' : 'c++';
    // Without an ending it would not be looked at.
    const name = language === 'c' ? 'source.c' : 'source.cpp';
    return {
      name,
      text: withoutIncludes(Buffer.from(content).toString('utf8')),
      args: [
        '--quiet',
        '--enable=warning',
        '--library=posix',
        '--max-configs=4',
        `--language=${language}`,
        `--template=${FORM}`,
        '--template-location=',
        `--output-file=${ANSWER}`,
        name,
      ],
      answerFile: ANSWER,
    };
  },
  read: (answer) =>
    answer.split('\n').flatMap((line): readonly HostFinding[] => {
      const [, at, id, message] = /^(\d+)\t(\w+)\t(.+)$/.exec(line) ?? [];
      if (at === undefined || id === undefined || message === undefined) return [];
      return [{ rule: `cppcheck/${id}`, message, start: Number(at), end: Number(at) }];
    }),
};
