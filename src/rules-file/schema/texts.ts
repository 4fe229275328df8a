import { z } from 'zod';
import { parseCondition } from '../condition';
import { globProblem } from '../glob';
import { repositoryPathProblem } from '../repository-path';
import { parseTemplate } from '../template/parse-template';

/** Carried by an issue whose fault lies inside the text: how far from its start. */
export interface InsideText {
  readonly offset: number;
}

/** A text that `problemOf` finds nothing wrong with. */
function checkedText(problemOf: (text: string) => string | null): z.ZodString {
  return z.string().superRefine((text, context) => {
    const message = problemOf(text);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });
}

export const globText = checkedText(globProblem);
export const globs = z.array(globText);
export const repositoryPath = checkedText(repositoryPathProblem);

export const conditionText = z.string().superRefine((text, context) => {
  const parsed = parseCondition(text);
  if (parsed.ok) return;
  const params: InsideText = { offset: parsed.column - 1 };
  context.addIssue({ code: 'custom', message: parsed.message, params: { ...params } });
});

export const templateText = checkedText((text) => {
  const parsed = parseTemplate(text);
  return parsed.ok ? null : `In line ${parsed.line} of the template: ${parsed.message}`;
});

export const someText = checkedText((text) => (text.trim() === '' ? 'This must not be empty.' : null));

export const environmentName = checkedText((text) =>
  /^[A-Za-z_][A-Za-z0-9_]{0,199}$/.test(text)
    ? null
    : 'Expected the name of an environment variable: letters, digits and `_`.',
);

export const declaredName = checkedText((text) =>
  /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(text)
    ? null
    : 'A name has at most 64 letters, digits, `_`, `.` and `-`, and starts with a letter or a digit.',
).meta({ title: 'name' });

export const pipelineName = checkedText((text) =>
  /^[^\p{C}\u2028\u2029]{1,100}$/u.test(text) && text.trim() !== ''
    ? null
    : 'A pipeline name is one line of 1 to 100 characters.',
);

export const modelAddress = checkedText((text) =>
  isAddress(text, ['https:', 'http:'])
    ? null
    : 'Expected an address such as `https://models.example.com/v1`, without a user or password in it.',
);

/** `workspace`, a file of the same repository, or an https address. */
export const parentFile = checkedText((text) => {
  if (text === 'workspace') return null;
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(text)) return repositoryPathProblem(text);
  return isAddress(text, ['https:'])
    ? null
    : 'Expected `workspace`, the path of a file in this repository, or an `https://` address without a user or password in it.';
});

export const headerName = checkedText((text) =>
  /^[A-Za-z0-9!#$%&'*+.^_|~-]{1,100}$/.test(text) ? null : 'This is not the name of an HTTP header.',
).meta({ title: 'header' });

export const headerValue = checkedText((text) =>
  /^[\t\x20-\x7e]*$/.test(text) ? null : 'The value of an HTTP header is one line of plain ASCII characters.',
);

function isAddress(text: string, protocols: readonly string[]): boolean {
  if (/[\s\p{C}\\]/u.test(text)) return false;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return protocols.includes(url.protocol) && url.hostname !== '' && url.username === '' && url.password === '';
}
