/** A pull request of 87 files, 20 of which bring one finding on a line of its own; the rest is harmless. */
export const FILES = 87;
export const FINDINGS = 20;

export interface GeneratedChange {
  readonly base: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
  /** Mends half of the findings and leaves the others where they are. */
  readonly fixed: Readonly<Record<string, string>>;
  /** `path` and line of each finding. */
  readonly places: readonly { readonly path: string; readonly line: number }[];
}

export function generateChange(): GeneratedChange {
  const base: Record<string, string> = {};
  const head: Record<string, string> = {};
  const fixed: Record<string, string> = {};
  const places: { path: string; line: number }[] = [];
  for (let index = 0; index < FILES; index += 1) {
    const path = `service/part_${String(index).padStart(2, '0')}.py`;
    base[path] = module(index, false);
    head[path] = module(index, true);
    if (index >= FINDINGS) continue;
    head[path] += WEAK;
    places.push({ path, line: head[path].trimEnd().split('\n').length });
    if (index < FINDINGS / 2) fixed[path] = head[path].replace(', shell=True', '');
  }
  return { base, head, fixed, places };
}

/** Contents that no earlier round has seen, so that no answer is taken from the cache. */
export function fresh(files: GeneratedChange['head'], round: number): GeneratedChange['head'] {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replaceAll(/ \* (\d+)/g, ` * ${round}$1`)]),
  );
}

const WEAK = `

def export(name):
    subprocess.run("tar czf /backups/" + name, shell=True)
`;

/** Forty lines that no tool has anything to say about; the new version changes four of them. */
function module(index: number, edited: boolean): string {
  const functions = Array.from({ length: 8 }, (_, at) => {
    const factor = index + at + (edited && at % 2 === 0 ? 2 : 1);
    return `\n\ndef scale_${at}(value):\n    scaled = value * ${factor}\n    return scaled\n`;
  });
  return `import subprocess\n\nCOMMANDS = subprocess${functions.join('')}`;
}
