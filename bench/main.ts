import type { BenchResult } from './result';

/** `npm run bench -- NAME [--json] [options of the bench]`: runs one bench; its last line is one JSON object. */
const BENCHES: Readonly<Record<string, () => Promise<{ run(options: readonly string[]): Promise<BenchResult> }>>> = {
  diff: () => import('./diff.js'),
  review: () => import('./review.js'),
  intake: () => import('./intake.js'),
  e2e: () => import('./e2e.js'),
  'e2e-dc': () => import('./e2e-dc.js'),
  calls: () => import('./calls.js'),
  'calls-dc': () => import('./calls-dc.js'),
  quality: () => import('./quality.js'),
  suggestions: () => import('./suggestions.js'),
  analyze: () => import('./analyze.js'),
  raw: () => import('./raw.js'),
};

async function main(): Promise<void> {
  const given = process.argv.slice(2);
  const name = given.find((argument) => !argument.startsWith('-'));
  const load = name === undefined ? undefined : BENCHES[name];
  if (!load) {
    process.stderr.write(`Usage: npm run bench -- NAME --json\nNAME is one of: ${Object.keys(BENCHES).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  const bench = await load();
  const result = await bench.run(given.filter((argument) => argument !== name));
  if (!given.includes('--json')) console.table({ ...result.figures, ...result.ratios });
  console.log(JSON.stringify(result));
}

void main();
