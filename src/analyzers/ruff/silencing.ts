/**
 * The same text, every character in the same place, without the comments by which ruff is told to look away: from a line (`noqa`,
 * `ruff: ignore`), a block (`ruff: disable`) or a file (`ruff: noqa`, `flake8: noqa`).
 */
export function withoutSilencing(text: string): string {
  return text.replace(/#[^\n]*/g, (comment) => comment.replace(/noqa/gi, 'n_qa').replace(/ruff(?=\s*:)/gi, 'r_ff'));
}
