import { isPlausible } from './plausible';

/** Something a person or a generator made up: three kinds of characters, and not words put together. */
export function isPassword(text: string): boolean {
  if (!isPlausible(text, 2.5)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;
  return kinds >= 3 && !isWords(text, 2);
}

/** Something only a generator makes: long, mixed, without the look of a name, a version, a hash of a file or a UUID. */
export function isRandomToken(text: string): boolean {
  if (!/^[\w+/.~=-]{16,200}$/.test(text) || UUID.test(text)) return false;
  const changes = text.match(/[A-Za-z]\d|\d[A-Za-z]/g)?.length ?? 0;
  if (changes < 2 || isWords(text, 4) || /^[./~]|\.[a-z]{2,4}$/.test(text)) return false;
  if (HEX.test(text)) return text.length >= 32 && isPlausible(text, 3);
  return isPlausible(text, 3.4);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HEX = /^[0-9a-f]+$/i;

/** Words, each with up to `digits` digits behind it, joined by punctuation: the name of something. */
function isWords(text: string, digits: number): boolean {
  const word = new RegExp(`^(?:[A-Za-z]{0,40}\\d{0,${digits}}|\\d{1,4})$`);
  return text.split(/[._:/-]/).every((part) => word.test(part));
}
