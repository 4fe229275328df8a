import { Failure } from '../../domain';
import { lastWords } from '../git';

/** What it means when git cannot read what it has fetched. */
export function explainReading(stderr: string, where: string): Failure {
  const said = lastWords(stderr);
  if (said === '' || /[Oo]ut of memory|mmap failed|cannot allocate/.test(said)) {
    return new Failure({
      kind: 'too-large',
      what: 'The change needs more time or memory than Loom may use to compare it.',
      where,
      next: 'Raise the limits, or split the change.',
      cause: said,
    });
  }
  return new Failure({
    kind: 'unavailable',
    what: 'git could not read what it had fetched.',
    where,
    next: `It is tried again by itself. git said: “${said}”.`,
    cause: said,
  });
}
