import type { FileDiff } from '../../diff';
import type { Finding, Rule } from '../../domain';
import type { ChangeView } from '../port';
import { type ChangeCheck, findingOf } from './check';
import { isProductCode } from './path-kind';

const RULE: Rule = {
  id: 'pull-request/removed-flag',
  tool: 'pull-request',
  severity: 'warning',
  category: 'bug',
  languages: [],
  title:
    'A feature flag was taken out of its definition and is still asked for: it now has whatever answer a missing flag has',
};

/** Where flags are defined: `feature-flags.json`, `config/features.yml`, `src/flags.ts`. */
const DEFINITIONS =
  /(?:^|\/)(?:feature[-_.]?)?(?:flags?|features|toggles?|switches)(?:\.[a-z]+)?\.(?:json|ya?ml|toml|[cm]?[jt]s|py|rb|php|properties|env)$/i;
/** The name that a line defines: `"new-checkout": true`, `NEW_CHECKOUT = `, `newCheckout: {`. */
const DEFINED =
  /^\s*(?:export\s+const\s+|static\s+|public\s+|- (?:name|key):\s*)?["']?([A-Za-z][\w.-]{3,60})["']?\s*(?:[:=]|=>|$)/;
/** What asks for a flag: the line must speak of one. */
const ASKS = /flag|feature|toggle|variation|enabled|experiment/i;

const MAX_FLAGS = 50;

/** Flags that the change takes out and that files of the change still ask for. */
export const removedFlags: ChangeCheck = { rules: [RULE], find };

function find({ diff, headFiles }: ChangeView): readonly Finding[] {
  const flags = diff.files.flatMap((file) => removedFrom(file, headFiles)).slice(0, MAX_FLAGS);
  if (flags.length === 0) return [];
  const decoder = new TextDecoder();
  return [...headFiles].flatMap(([path, { content }]) => {
    if (!isProductCode(path) || DEFINITIONS.test(path)) return [];
    return decoder
      .decode(content)
      .split('\n')
      .flatMap((text, at) => {
        const asked = ASKS.test(text) ? flags.find(({ name }) => asksFor(text, name)) : undefined;
        if (!asked) return [];
        const message = `\`${asked.name}\` was taken out of ${asked.path} in this change, and is asked for here. Take this check out too, with the branch that no longer runs.`;
        return [findingOf(RULE, { path, lines: { start: at + 1, end: at + 1 } }, message)];
      });
  });
}

interface RemovedFlag {
  readonly name: string;
  /** Of the definition. */
  readonly path: string;
}

/** Names that lines of a definition no longer define; one that is written there still, even in a comment, is not gone. */
function removedFrom(file: FileDiff, headFiles: ChangeView['headFiles']): readonly RemovedFlag[] {
  const path = file.newPath ?? file.oldPath ?? '';
  const head = headFiles.get(path);
  if (!DEFINITIONS.test(path) || (file.newPath !== null && !head)) return [];
  const text = head ? new TextDecoder().decode(head.content) : '';
  const names = file.hunks.flatMap((hunk) =>
    [...hunk.lines()].flatMap((line) =>
      line.kind === 'removed' ? (DEFINED.exec(line.text.trimEnd())?.[1] ?? []) : [],
    ),
  );
  return [...new Set(names)].filter((name) => !text.includes(name)).map((name) => ({ name, path }));
}

/** By its quoted name, or as a member: `isEnabled('new-checkout')`, `flags.newCheckout`. */
function asksFor(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
    if (/["'`.:]/.test(before) && !/[\w$-]/.test(after)) return true;
  }
  return false;
}
