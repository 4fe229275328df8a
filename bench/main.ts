import type { BenchResult } from './result';

/** `npm run bench -- NAME [--json]`: runs one bench; its last line is one JSON object. */
const BENCHES: Readonly<Record<string, () => Promise<{ run(): Promise<BenchResult> }>>> = {
  diff: () => import('./diff.js'),
  review: () => import('./review.js'),
  intake: () => import('./intake.js'),
  e2e: () => import('./e2e.js'),
  calls: () => import('./calls.js'),
};

async function main(): Promise<void> {
  const name = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
  const load = name === undefined ? undefined : BENCHES[name];
  if (!load) {
    process.stderr.write(`Usage: npm run bench -- NAME --json\nNAME is one of: ${Object.keys(BENCHES).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  const bench = await load();
  const result = await bench.run();
  if (!process.argv.includes('--json')) console.table({ ...result.figures, ...result.ratios });
  console.log(JSON.stringify(result));
}

void main();
