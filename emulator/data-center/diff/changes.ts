import { readDiffStat, type DiffStat } from '../../git';
import type { DiffEnds } from '../../diff';
import { pathJson } from '../rest/representation/paths';

const TYPES = { added: 'ADD', removed: 'DELETE', modified: 'MODIFY', renamed: 'MOVE' } as const;
const GIT_TYPES = { added: 'ADD', removed: 'DELETE', modified: 'MODIFY', renamed: 'RENAME' } as const;

/** The files that differ, as the API lists them. Where no page shows one, its link is null. */
export async function readChanges(
  ends: DiffEnds,
  linkTo: (path: string) => string | null = () => null,
): Promise<readonly Record<string, unknown>[]> {
  const { folder, base, source, options } = ends;
  const request = { base, source, paths: [], context: 0, renames: true, ignoreWhitespace: false };
  return (await readDiffStat(folder, request, options)).map((stat) => changeJson(stat, linkTo));
}

function changeJson(stat: DiffStat, linkTo: (path: string) => string | null): Record<string, unknown> {
  const { status, oldPath, newPath } = stat;
  const link = linkTo(newPath ?? oldPath ?? '');
  const attributes = [...stat.oldAttributes, ...stat.newAttributes];
  return {
    contentId: stat.newBlob,
    fromContentId: stat.oldBlob,
    path: pathJson(newPath ?? oldPath ?? ''),
    ...(status === 'renamed' ? { srcPath: pathJson(oldPath ?? '') } : {}),
    executable: stat.newAttributes.includes('executable'),
    percentUnchanged: stat.similarity ?? -1,
    type: TYPES[status],
    nodeType: attributes.includes('subrepository') ? 'SUBMODULE' : 'FILE',
    srcExecutable: stat.oldAttributes.includes('executable'),
    links: { self: [link === null ? null : { href: link }] },
    properties: { gitChangeType: GIT_TYPES[status] },
  };
}
