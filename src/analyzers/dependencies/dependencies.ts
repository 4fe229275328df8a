import { setImmediate } from 'node:timers/promises';
import type { FileDiff } from '../../diff';
import type { Finding } from '../../domain';
import { describer, toRule } from '../document-rules';
import type { ChangeAnalyzer, ChangeView } from '../port';
import { addedLines } from '../pull-request/added-lines';
import { ECOSYSTEMS } from '../pull-request/ecosystems';
import { tableHash } from '../table-hash';
import { readChange, type Touched, wantedBeside } from './dependency-change';
import { lockFormatOf } from './lock-format';
import { DEPENDENCY_RULES } from './rules';

const TOOL = 'dependencies';

/** Move it when the way of reading changes what is found. */
const REVISION = 1;

/** What a change does to what the project is built from: manifests and lock files, at both ends and against each other. */
export function dependenciesAnalyzer(): ChangeAnalyzer {
  const describe = describer(TOOL, DEPENDENCY_RULES);
  return {
    kind: 'change',
    name: TOOL,
    version: `${REVISION}+${tableHash(DEPENDENCY_RULES)}`,
    rules: DEPENDENCY_RULES.map((rule) => toRule(TOOL, rule)),
    wants: ({ diff, selected }) => wantedBeside(diff.files.flatMap((file) => touched(file, selected))),
    async analyze(view) {
      if (!isConcerned(view)) return [];
      const change = readChange(view);
      const found: Finding[] = [];
      for (const rule of DEPENDENCY_RULES) {
        found.push(
          ...[...rule.find(change)].flatMap(
            ({ path, ...hit }) => describe({ rule: rule.name, ...hit }, { path }) ?? [],
          ),
        );
        await setImmediate();
      }
      return found;
    },
  };
}

function isConcerned({ diff }: ChangeView): boolean {
  return diff.files.some(
    ({ newPath }) =>
      newPath !== null && (lockFormatOf(newPath) !== null || ECOSYSTEMS.some(({ manifest }) => manifest.test(newPath))),
  );
}

function touched(file: FileDiff, selected: ReadonlySet<string>): readonly Touched[] {
  const path = file.newPath;
  if (path === null) return [];
  if (lockFormatOf(path) !== null) return [{ path, asks: false }];
  // A new manifest often has no lock file yet.
  const ecosystem =
    selected.has(path) && file.status !== 'added' ? ECOSYSTEMS.find(({ manifest }) => manifest.test(path)) : undefined;
  if (!ecosystem) return [];
  return [...addedLines(file)].some(({ text }) => ecosystem.dependency.test(text)) ? [{ path, asks: true }] : [];
}
