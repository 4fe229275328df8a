import type { Analyzer } from '../../src/analyzers';
import type { Finding } from '../../src/domain';
import { Random } from '../diff/random';
import type { SecretTemplate } from '../open-set/read-set';
import type { RealFile } from './real-file';
import { fillTemplate } from './fill-template';
import { reviewNewFiles } from './review-items';

const SEED = 20_241;

/** People leave credentials in both. */
const SETTINGS = [
  { place: (id: string) => `deploy/${id}/production.conf`, around: ['# Production', 'region = eu-central'] },
  {
    place: (id: string) => `src/${id}/client.ts`,
    around: ["import { connect } from './connect';", 'export { connect };'],
  },
] as const;

/** A template, and whether a credential was seen in each setting. */
export interface TemplateAnswer {
  readonly template: SecretTemplate;
  readonly seen: readonly boolean[];
}

/** Puts every template into a configuration file and into a source file, and has both reviewed. */
export async function reviewSecrets(
  templates: readonly SecretTemplate[],
  analyzers: readonly Analyzer[],
): Promise<readonly TemplateAnswer[]> {
  const random = new Random(SEED);
  const planted = templates.map((template) => {
    const text = fillTemplate(template.template, () => random.fraction());
    const files = SETTINGS.map(({ place, around: [before, after] }) => ({
      path: place(template.id),
      head: `${before}\n${text}\n${after}\n`,
    }));
    return { template, files };
  });
  const found = await reviewNewFiles(
    planted.flatMap(({ files }) => files),
    analyzers,
  );
  return planted.map(({ template, files }) => ({
    template,
    seen: files.map(({ path }) => (found.get(path) ?? []).some(isSecret)),
  }));
}

/** How many secrets were found in every setting, and how many decoys were flagged in any. */
export function countSecrets(answers: readonly TemplateAnswer[]): { readonly found: number; readonly decoys: number } {
  return {
    found: answers.filter(({ template, seen }) => template.expect && seen.every(Boolean)).length,
    decoys: answers.filter(({ template, seen }) => !template.expect && seen.some(Boolean)).length,
  };
}

/** Credentials seen in 100,000 lines of code that people published on purpose. */
export function secretsNoise(files: readonly RealFile[]): number {
  const lines = files.reduce((total, file) => total + file.lines, 0);
  const seen = files.flatMap(({ findings }) => findings.filter(isSecret)).length;
  return lines === 0 ? 0 : (seen / lines) * 100_000;
}

/** Of two findings about one credential a review keeps one, and that may be of a linter. */
const CREDENTIALS = ['CWE-798', 'CWE-259', 'CWE-321'];

function isSecret({ category, cwe }: Pick<Finding, 'category' | 'cwe'>): boolean {
  return category === 'secret' || (category === 'security' && cwe !== undefined && CREDENTIALS.includes(cwe));
}
