import type { ListedFile } from '../../source/port';
import type { WireChange } from '../schemas';

/** A changed path; links cannot be told from files here. */
export function toListedFile({ type, nodeType, path, srcPath }: WireChange): ListedFile {
  const from = srcPath ?? path;
  return {
    ...pathsOf(type, path, from),
    type: nodeType === 'SUBMODULE' ? 'submodule' : 'file',
  };
}

function pathsOf(type: string, path: string, from: string): Pick<ListedFile, 'status' | 'oldPath' | 'newPath'> {
  switch (type) {
    case 'ADD':
      return { status: 'added', oldPath: null, newPath: path };
    case 'DELETE':
      return { status: 'deleted', oldPath: path, newPath: null };
    case 'MOVE':
      return { status: 'renamed', oldPath: from, newPath: path };
    case 'COPY':
      return { status: 'copied', oldPath: from, newPath: path };
    default:
      return { status: 'modified', oldPath: path, newPath: path };
  }
}
