import { gitOutput, nulFields, runGit } from '../git';
import type { WorkingTree } from './working-tree';

/**
 * The `paths` that git would pass through a program of the user's configuration before it compares them. Loom runs no such
 * program, so that these compare differently than `git diff` would show.
 */
export async function findFiltered(tree: WorkingTree, paths: readonly Buffer[]): Promise<Buffer[]> {
  const configured = await filterNames(tree);
  if (configured.size === 0 || paths.length === 0) return [];
  const input = Buffer.concat(paths.flatMap((path) => [path, Buffer.from([0])]));
  const output = await gitOutput(tree.place, ['check-attr', '-z', '--stdin', 'filter'], input);
  const fields = nulFields(output);
  const filtered: Buffer[] = [];
  for (const path of fields) {
    fields.next();
    if (configured.has(fields.next().value?.toString('utf8') ?? '')) filtered.push(path);
  }
  return filtered;
}

async function filterNames({ outside }: WorkingTree): Promise<ReadonlySet<string>> {
  const question = ['config', '-z', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|process)$'];
  const answer = await runGit(outside, question);
  const keys = [...nulFields(answer.stdout)].map((key) => key.toString('utf8'));
  return new Set(keys.map((key) => key.slice('filter.'.length, key.lastIndexOf('.'))));
}
