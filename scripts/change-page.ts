import { type ChangeExample, type ChangeRule, loadRules } from '../src/analyzers/change/rules';
import { fenced, inFold, LANGUAGE } from './example-text';

/** The page of what a comparison of both ends asks about: every rule with its words and an example that is found and one that is not. */
export function changePage(): string {
  const sections = [...loadRules()].map(([name, row]) => section(name, row));
  return ["# Loom's own rules: what a change took away", ...sections].join('\n\n');
}

function section(name: string, { title, message, severity, cwe, precision, help, bad, ok }: ChangeRule): string {
  const facts = [
    `severity ${severity}`,
    ...(cwe === undefined ? [] : [cwe]),
    `precision ${precision}`,
    `[more](${help})`,
  ];
  return [
    `## change/${name}`,
    `${title} ${message}`,
    facts.join(' · '),
    inFold('Asked about', versions(bad[0]!)),
    inFold('Left alone', versions(ok[0]!)),
  ].join('\n\n');
}

function versions({ language, base, head, other, elsewhere, gone }: ChangeExample): readonly string[] {
  const [fence] = LANGUAGE[language];
  return [
    'Before:',
    fenced(fence, base),
    'After:',
    fenced(fence, head),
    ...(other ? ['The other file before:', fenced(fence, other.base), 'and after:', fenced(fence, other.head)] : []),
    ...(gone ? [gone.movedTo === null ? `It deletes ${gone.path}.` : `It moves ${gone.path} to ${gone.movedTo}.`] : []),
    ...(gone && gone.left.length > 0 ? [`There is still ${gone.left.join(', ')}.`] : []),
    ...(elsewhere === undefined ? [] : ['A file that stays as it is:', fenced(fence, elsewhere)]),
  ];
}
