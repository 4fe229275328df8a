import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Lints as the program would with these arguments, and prints the report to the process's own output. False where it found something. */
export type Lint = (args: readonly string[]) => Promise<boolean>;

/** How oxlint's native code asks for what is written in JavaScript: plug-ins, their workspace and configurations. */
type Callback = (...given: readonly unknown[]) => unknown;
type NativeLint = (args: readonly string[], ...callbacks: readonly Callback[]) => Promise<boolean>;

/**
 * Loads what is behind the program oxlint: it can be asked again and again, where the program spends nearly all of its time on the start
 * of Node.
 * @throws Error when this oxlint is built in another way
 */
export async function loadLint(): Promise<Lint> {
  const bindings = join(dirname(require.resolve('oxlint/package.json')), 'dist', 'bindings.js');
  const exported = Object.values((await import(pathToFileURL(bindings).href)) as Readonly<Record<string, unknown>>);
  // The names that it is exported under are made by oxlint's bundler.
  const lint = exported.find((each) => typeof each === 'function' && each.name === 'lint') as NativeLint | undefined;
  if (!lint) throw new Error(`${bindings} exports no function "lint".`);
  const refuse = (): never => {
    throw new Error('Loom runs no plug-in of oxlint.');
  };
  const done = (): Promise<void> => Promise.resolve();
  return (args) => lint(args, refuse, refuse, refuse, done, done, refuse);
}
