import type { DocumentRule, Hit } from '../../document-rules';
import { isOneSlip } from '../../one-slip';
import { KEYWORDS, PROPERTIES, UNITS } from '../css-names';
import { css, less, scss } from '../example';
import { type Block, type Declaration, declarationsOf, type Sheet } from '../sheet';

const MDN = 'https://developer.mozilla.org/docs/Web/CSS/';

/** What only a compiler, or the browser with the whole page, can know. */
const COMPUTED = /[$@#]\{|\$|@|~|`|\b(?:var|env|attr)\(/;

/** Lengths that are no other numbers. */
const LENGTH =
  /^(?:(?:min-|max-)?(?:width|height)|(?:margin|padding)(?:-(?:top|right|bottom|left))?|top|right|bottom|left|font-size|(?:row-|column-)?gap|border-radius|letter-spacing)$/;
const COLOUR =
  /^(?:color|background(?:-color)?|border(?:-\w+)*|outline(?:-color)?|fill|stroke|box-shadow|text-shadow|caret-color|accent-color)$/;

/** Declarations that browsers leave out, or that undo each other. */
export const STYLE_VALUE_RULES: readonly DocumentRule<Sheet>[] = [
  {
    name: 'css-misspelt-property',
    severity: 'warning',
    category: 'bug',
    languages: ['css'],
    title: 'There is no such property, and one that is a single letter away: browsers leave this declaration out',
    advice: 'Write it as it is called.',
    help: `${MDN}Reference/Properties`,
    *find({ blocks }: Sheet): Generator<Hit> {
      for (const { property, line } of blocks.filter(isStyle).flatMap(declarationsOf)) {
        if (property.length < 5 || property.startsWith('-') || PROPERTIES.has(property)) continue;
        const meant = meantBy(property, PROPERTIES);
        if (meant !== null) yield { line, hint: `It is ${meant}, not ${property}.` };
      }
    },
    examples: {
      bad: [
        css('a { backgroud-color: red; }'),
        css('@media print { a { widht: 1px; } }'),
        scss('.a { &:hover { text-algin: left; } }'),
        less('.a { margn-top: @b; }'),
      ],
      ok: [
        css('a { background-color: red; width: 1px; }'),
        css('a { --widht: 1px; -webkit-colr: red; }'),
        css('@font-face { font-displai: swap; }'),
        scss('@include a { widht: 1px }\n$colour: red;\n.a { colour-scale: 1; }'),
      ],
    },
  },
  {
    name: 'css-misspelt-value',
    severity: 'warning',
    category: 'bug',
    languages: ['css'],
    title: 'The property has no such value, and one that is a single letter away: browsers leave this declaration out',
    advice: 'Write it as it is called.',
    help: `${MDN}Reference/Properties`,
    *find({ blocks }: Sheet): Generator<Hit> {
      for (const { property, value, line } of blocks.filter(isStyle).flatMap(declarationsOf)) {
        const known = KEYWORDS.get(property);
        const word = value.toLowerCase();
        if (!known || !/^[a-z-]{4,}$/.test(word) || word.startsWith('-') || known.has(word)) continue;
        const meant = meantBy(word, known);
        if (meant !== null) yield { line, hint: `It is ${meant}, not ${word}.` };
      }
    },
    examples: {
      bad: [
        css('a { display: inine-block; }'),
        css('a { position: absolut; }'),
        scss('.a { justify-content: space-betwen; }'),
      ],
      ok: [
        css('a { display: inline-block; position: sticky; }'),
        css('a { display: -webkit-box; position: -webkit-sticky; }'),
        scss('.a { display: $displai; text-align: #{$lef}; }'),
        less('.a { display: @blok; }'),
      ],
    },
  },
  {
    name: 'css-invalid-colour',
    severity: 'warning',
    category: 'bug',
    languages: ['css'],
    title: 'This is no colour: behind # stand three, four, six or eight digits from 0 to f',
    advice: 'Write the colour that is meant; browsers leave this declaration out.',
    help: `${MDN}hex-color`,
    *find({ blocks }: Sheet): Generator<Hit> {
      for (const { property, value, line } of blocks.filter(isStyle).flatMap(declarationsOf)) {
        if (!COLOUR.test(property)) continue;
        const plain = value.replace(/"[^"]*"|'[^']*'|\burl\([^)]*\)/g, ' ');
        for (const [, digits] of plain.matchAll(/(?:^|[\s,(])#([\w-]+)(?![\w{-])/g))
          if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(digits!)) yield { line, hint: `It is #${digits}.` };
      }
    },
    examples: {
      bad: [
        css('a { color: #ff000; }'),
        css('a { border: 1px solid #12345g; }'),
        scss('.a { background: linear-gradient(#fff, #12); }'),
      ],
      ok: [
        css('a { color: #f00; background: #ff0000 url(#a-b) }'),
        css('a { border: 1px solid #f008; box-shadow: 0 0 1px #ff000080; }'),
        scss('.a { color: #{$b}; border-color: #abc; }'),
      ],
    },
  },
  {
    name: 'css-invalid-length',
    severity: 'warning',
    category: 'bug',
    languages: ['css'],
    title: 'The length has no unit, or one that does not exist: browsers leave this declaration out',
    advice: 'Give it a unit: px, rem, %.',
    help: `${MDN}length`,
    *find({ blocks }: Sheet): Generator<Hit> {
      for (const { property, value, line } of blocks.filter(isStyle).flatMap(declarationsOf)) {
        if (!LENGTH.test(property) || COMPUTED.test(value) || /[(\\/]/.test(value)) continue;
        const wrong = value.split(/\s+/).find((part) => !isLength(part));
        if (wrong !== undefined) yield { line, hint: `It is ${wrong}.` };
      }
    },
    examples: {
      bad: [
        css('a { width: 10; }'),
        css('a { margin: 0 10xp; }'),
        scss('.a { padding: 4px 1.5; }'),
        less('.a { font-size: 12pxx; }'),
      ],
      ok: [
        css('a { width: 10px; margin: 0 auto; padding: 1.5rem 2%; }'),
        css('a { line-height: 1.5; z-index: 10; height: 1px\\9; }'),
        scss('.a { width: 10 * $a; margin: -$b; padding: math.div(1, 2); }'),
        css('a { width: fit-content; font-size: large; }'),
      ],
    },
  },
  {
    name: 'css-overridden-declaration',
    severity: 'warning',
    category: 'bug',
    languages: ['css'],
    title: 'The same block gives the property another value of the same kind further down: this one never counts',
    advice: 'Keep the one that is meant.',
    help: `${MDN}Guides/Cascade/Introduction`,
    *find({ blocks }: Sheet): Generator<Hit> {
      for (const block of blocks.filter(isStyle)) {
        const last = new Map<string, Declaration>();
        for (const declaration of [...block.declarations].reverse()) {
          const later = last.get(declaration.property);
          if (!later) last.set(declaration.property, declaration);
          else if (isDead(declaration, later))
            yield { line: declaration.line, hint: `Line ${later.line} says ${later.value}.` };
        }
      }
    },
    examples: {
      bad: [
        css('a { color: #fff; font-size: 1px; color: #000; }'),
        css('a {\n  width: 10px;\n  height: 2px;\n  width: 20px;\n}'),
        scss('.a { text-align: left; &:hover { color: red; } text-align: center; }'),
      ],
      ok: [
        css('a { height: 100vh; height: 100dvh; }'),
        css('a { display: -webkit-box; display: flex; color: #000; color: rgb(0 0 0 / 50%); }'),
        css('a { color: #fff !important; color: #000; }'),
        css('a { color: #fff; }\na { color: #000; }'),
        scss('.a { width: 10px; @if $b { width: 20px; } }'),
      ],
    },
  },
  {
    name: 'css-invalid-gradient',
    severity: 'warning',
    category: 'bug',
    languages: ['css'],
    title: 'The gradient gives its direction in the way of old prefixes: browsers leave this declaration out',
    advice: 'Write `to right` where it says `left`, and give angles a unit.',
    help: `${MDN}gradient/linear-gradient`,
    *find({ blocks }: Sheet): Generator<Hit> {
      for (const { value, line } of blocks.filter(isStyle).flatMap(declarationsOf))
        if (
          /(?<![\w-])(?:repeating-)?linear-gradient\(\s*(?:(?:top|bottom|left|right)\b[\s,]|-?[1-9]\d*\s*,)/i.test(
            value,
          )
        )
          yield { line };
    },
    examples: {
      bad: [
        css('a { background: linear-gradient(top, #fff, #000); }'),
        css('a { background-image: repeating-linear-gradient(left, red 0, blue 1px); }'),
        scss('.a { background: linear-gradient(90, $b, $c); }'),
      ],
      ok: [
        css('a { background: linear-gradient(to bottom, #fff, #000); }'),
        css('a { background: -webkit-linear-gradient(top, #fff, #000); }'),
        css('a { background: linear-gradient(90deg, #fff, #000), linear-gradient(#fff, #000); }'),
      ],
    },
  },
];

/** Blocks whose declarations are properties of elements: no descriptors, arguments of mixins, or exports to scripts. */
function isStyle({ prelude, outer }: Block): boolean {
  return [...outer, { prelude }].every(
    (each) =>
      !each.prelude.startsWith(':export') &&
      /^(?!@)|^@(?:media|supports|layer|container|scope|starting-style|at-root)\b/.test(each.prelude),
  );
}

/** The only name that is a slip away; null when there is none, or a choice. */
function meantBy(word: string, known: ReadonlySet<string>): string | null {
  const near = [...known].filter((name) => name.length >= 4 && isOneSlip(word, name));
  return near.length === 1 ? near[0]! : null;
}

function isLength(part: string): boolean {
  const [, number, unit] = /^[+-]?(\d*\.?\d+)([a-z]*)$/i.exec(part) ?? [];
  if (number === undefined || unit === undefined) return true;
  return unit === '' ? Number(number) === 0 : UNITS.has(unit.toLowerCase());
}

/** Values that mean the same kind of thing in every browser, so that neither is there for an old one. */
const KINDS: readonly RegExp[] = [
  /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i,
  ...['px', 'em', '%'].map((unit) => new RegExp(String.raw`^-?\d*\.?\d+${unit}$`)),
  /^(?:left|right|center|justify)$/,
  /^(?:bold|normal|[1-9]00)$/,
  /^(?:uppercase|lowercase|capitalize)$/,
];

function isDead(one: Declaration, later: Declaration): boolean {
  if (one.isImportant || one.value === later.value || one.property.startsWith('--')) return false;
  return KINDS.some((kind) => kind.test(one.value) && kind.test(later.value));
}
