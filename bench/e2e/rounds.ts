import type { PullRequest } from '../../emulator';
import type { DangerRules } from '../danger/whole-danger';
import type { BenchResult } from '../result';
import { median } from '../review/whole-process';

const ROUNDS = 5;
/** What a server has long behind it, and `danger ci`, which starts anew for each pull request, never has. */
const WARM_UPS = 20;

/** One review by Loom, in milliseconds from the webhook's departure. */
export interface ReviewTimes {
  /** To the answer to the last comment. */
  readonly comments: number;
  /** To the answer to the last call of any kind. */
  readonly whole: number;
  /** For which tools were at work. */
  readonly analysis: number;
}

export interface Contenders {
  /** @param name of the branch, in each call another */
  loom(name: string, round: number): Promise<ReviewTimes>;
  /** A pull request of the same size that Loom is not told of. */
  silent(name: string, round: number): Promise<PullRequest>;
  /** Milliseconds. */
  danger(pull: PullRequest, rules: DangerRules): Promise<number>;
  /** Milliseconds. */
  floor(pull: PullRequest): Promise<number>;
}

type Figure = keyof ReviewTimes | 'danger' | 'dangerTold' | 'floor';

/** Medians of rounds in turn, and of the ratios of each. */
export async function measureRounds(name: string, contenders: Contenders): Promise<BenchResult> {
  const rounds: Readonly<Record<Figure, number>>[] = [];
  for (let early = 0; early < WARM_UPS; early += 1) await contenders.loom(`early-${early}`, ROUNDS + early);
  for (let round = 0; round < ROUNDS; round += 1) {
    const loom = await contenders.loom(`change-${round}`, round);
    const found = await contenders.silent(`found-${round}`, round);
    const told = await contenders.silent(`told-${round}`, ROUNDS + round);
    rounds.push({
      ...loom,
      danger: await contenders.danger(found, 'find'),
      dangerTold: await contenders.danger(told, 'told'),
      floor: await contenders.floor(found),
    });
  }
  const figures = Object.keys(rounds[0]!) as Figure[];
  const ratio = (of: (round: Readonly<Record<Figure, number>>) => number): number =>
    Math.round(median(rounds.map(of)) * 100) / 100;
  return {
    name,
    figures: Object.fromEntries(
      figures.map((figure) => [`${figure}Ms`, Math.round(median(rounds.map((round) => round[figure])))]),
    ),
    ratios: {
      floor: ratio(({ comments, analysis, floor }) => (comments - analysis) / floor),
      danger: ratio(({ whole, danger }) => whole / danger),
      dangerTold: ratio(({ whole, dangerTold }) => whole / dangerTold),
    },
  };
}
