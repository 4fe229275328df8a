const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LETTERS = `${UPPER}${UPPER.toLowerCase()}`;
const DIGITS = '0123456789';

const CLASSES: Readonly<Record<string, string>> = {
  alnum: `${LETTERS}${DIGITS}`,
  alpha: LETTERS,
  base32: `${UPPER}234567`,
  base64: `${LETTERS}${DIGITS}+/`,
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  digit: DIGITS,
  'digit1-9': DIGITS.slice(1),
  UPPERNUM: `${UPPER}${DIGITS}`,
  'alnum_-': `${LETTERS}${DIGITS}_-`,
  'alnum_-.~': `${LETTERS}${DIGITS}_-.~`,
  printable: `${LETTERS}${DIGITS}!@#$%^&*(-_=+)`,
};

/**
 * The text that a template stands for. `{{class:n}}` becomes n characters, `{{lit:x}}` becomes x.
 * @param random numbers of at least 0 and below 1
 * @throws Error for a class that is not known
 */
export function fillTemplate(template: string, random: () => number): string {
  return template
    .replaceAll('{{sp}}', ' ')
    .replaceAll('{{dot}}', '.')
    .replace(/\{\{([^{}:]+):([^{}]*)\}\}/g, (_, name: string, value: string) => {
      if (name === 'lit') return value;
      const characters = CLASSES[name];
      if (characters === undefined) throw new Error(`The template names an unknown class, \`${name}\`.`);
      return Array.from({ length: Number(value) }, () => characters[Math.floor(random() * characters.length)]).join('');
    });
}
