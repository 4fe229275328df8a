/** `<1024`, `>=0`, `=65537`: compares the value of a number as languages write them. */
export function numberTest(text: string): (written: string) => boolean {
  const match = /^(<=|>=|<|>|=|!=)\s*(-?[\d.]+)$/.exec(text.trim());
  if (!match) throw new Error(`${text} is no comparison with a number`);
  const [, operator, limitText] = match;
  const limit = Number(limitText);
  return (written) => {
    const value = numberOf(written);
    if (Number.isNaN(value)) return false;
    switch (operator) {
      case '<':
        return value < limit;
      case '<=':
        return value <= limit;
      case '>':
        return value > limit;
      case '>=':
        return value >= limit;
      case '=':
        return value === limit;
      default:
        return value !== limit;
    }
  };
}

function numberOf(written: string): number {
  const plain = written.replaceAll('_', '').toLowerCase();
  if (/^-?0[0-7]+$/.test(plain)) return parseInt(plain, 8);
  return Number(/^-?0[xbo]/.test(plain) ? plain : plain.replace(/[a-z]+$/, ''));
}
