import type { DocumentRule, Hit } from '../../document-rules';
import { css, file, less, scss } from '../example';
import { LOCAL } from '../local-address';
import { type Block, declarationsOf, type Sheet } from '../sheet';

type SheetRule = DocumentRule<Sheet>;

const MDN = 'https://developer.mozilla.org/docs/Web/CSS/';

/** Stylesheets that do not say what they are meant to, or let others in. */
export const STYLESHEET_RULES: readonly SheetRule[] = [
  {
    name: 'css-syntax-error',
    severity: 'warning',
    category: 'bug',
    languages: ['css'],
    title: 'The stylesheet does not parse here: browsers leave out what follows, and compilers stop',
    advice: 'Correct it at this line or just above.',
    help: 'https://www.w3.org/TR/css-syntax-3/#error-handling',
    *find({ mistake }: Sheet): Generator<Hit> {
      if (mistake) yield { line: mistake.line, hint: mistake.message };
    },
    examples: {
      bad: [
        css('a { color: red;\nb { color: blue; }'),
        css('a { color: red; } }'),
        css('/* a\nb { color: blue; }'),
        css('a { width: calc(1px + (2px * 3); }\nb { color: blue; }'),
        scss('.a { &:hover { color: red; }'),
        css('a { content: "b; }\nb { color: blue; }'),
      ],
      ok: [
        css('a { color: red; }\n@media print { a { content: "}"; } }'),
        scss("// don't {\n.a-#{$b} { width: calc(#{$c} + 1px); &:hover { color: red } }"),
        less('.a when (default()) { .b({ color: red; }); width: ~"calc(1px)"; @{c}: d; }'),
        css("a { background: url(data:image/png;base64,a'{/b) }"),
        file('test/fixtures/broken.css', 'a {'),
      ],
    },
  },
  {
    name: 'css-over-http',
    severity: 'warning',
    category: 'security',
    languages: ['css'],
    title:
      'The stylesheet loads over plain HTTP: anybody on the way can change it, and browsers block it on an https page',
    advice: 'Use the https address, or serve the file yourself.',
    cwe: 319,
    help: 'https://developer.mozilla.org/docs/Web/Security/Mixed_content',
    *find({ blocks, statements }: Sheet): Generator<Hit> {
      for (const { text, line } of statements) {
        const address = /^@import\s+(?:url\()?\s*["']?(http:\/\/[^"')\s]+)/i.exec(text)?.[1];
        if (address !== undefined && !LOCAL.test(address)) yield { line };
      }
      for (const { value, line } of blocks.flatMap(declarationsOf)) {
        const address = /\burl\(\s*["']?(http:\/\/[^"')\s]+)/i.exec(value)?.[1];
        if (address !== undefined && !LOCAL.test(address)) yield { line };
      }
    },
    examples: {
      bad: [
        css('@import url("http://example.com/a.css");'),
        css('a { background: url(http://example.com/a.png); }'),
        css('@font-face { font-family: a; src: url("http://example.com/a.woff2"); }'),
        scss("@import 'http://fonts.example.com/css?family=A';"),
      ],
      ok: [
        css('@import url("https://example.com/a.css");'),
        css('@namespace svg url(http://www.w3.org/2000/svg);'),
        css('a { background: url("data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E"); }'),
        css('a { background: url(http://localhost:3000/a.png); }'),
      ],
    },
  },
  {
    name: 'css-runs-script',
    severity: 'warning',
    category: 'security',
    languages: ['css'],
    title: 'This makes a script out of a style where a browser still knows it, and is ignored by all others',
    advice: 'Take it out, and do it in a script that the policy of the page covers.',
    cwe: 79,
    help: 'https://cheatsheetseries.owasp.org/cheatsheets/XSS_Filter_Evasion_Cheat_Sheet.html',
    *find({ blocks }: Sheet): Generator<Hit> {
      for (const { property, value, line } of blocks.flatMap(declarationsOf)) {
        const isBinding = /^(?:-ms-)?behavior$|^-moz-binding$/.test(property) && /^url\(/i.test(value);
        if (isBinding || /^expression\(|\burl\(\s*["']?(?:javascript|vbscript):/i.test(value)) yield { line };
      }
    },
    examples: {
      bad: [
        css('a { width: expression(document.body.clientWidth > 800 ? "800px" : "auto"); }'),
        css('a { behavior: url(a.htc); }'),
        css('a { -moz-binding: url("http://example.com/a.xml#b"); }'),
        css('a { background: url("javascript:alert(1)"); }'),
      ],
      ok: [
        css('a { scroll-behavior: smooth; }'),
        css('a { width: calc(100% - 1px); }'),
        css('a { behavior: smooth; }'),
      ],
    },
  },
  {
    name: 'css-important-in-keyframes',
    severity: 'warning',
    category: 'bug',
    languages: ['css'],
    title: 'Browsers ignore declarations with !important in keyframes: this one has no effect',
    advice: 'Leave out !important here.',
    help: `${MDN}@keyframes#!important_in_a_keyframe`,
    *find({ blocks }: Sheet): Generator<Hit> {
      for (const block of blocks) {
        if (!block.outer.some(({ prelude }) => /^@(?:-\w+-)?keyframes\b/i.test(prelude))) continue;
        for (const { isImportant, line } of block.declarations) if (isImportant) yield { line };
      }
    },
    examples: {
      bad: [
        css('@keyframes a { from { left: 0 !important; } to { left: 1px; } }'),
        css('@-webkit-keyframes a { 50% { opacity: 0 ! important } }'),
        scss('@keyframes a {\n  0% {\n    top: $b !important;\n  }\n}'),
      ],
      ok: [
        css('@keyframes a { from { left: 0; } to { left: 1px; } }'),
        css('a { left: 0 !important; }'),
        css('@media print { a { left: 0 !important; } }'),
      ],
    },
  },
  {
    name: 'css-invalid-media',
    severity: 'warning',
    category: 'bug',
    languages: ['css'],
    title: 'The condition of the media rule is not valid, so browsers take it as never met',
    advice: 'Write it as in `@media screen and (max-width: 600px)`.',
    help: `${MDN}Guides/Media_queries/Using`,
    *find({ blocks }: Sheet): Generator<Hit> {
      for (const { prelude, line } of blocks) {
        const condition = /^@media\s+([^$#@~]+)$/i.exec(prelude)?.[1];
        if (condition === undefined) continue;
        const isBroken =
          /\b(?:and|not)\(/i.test(condition) ||
          /\)(?:and|or)\b/i.test(condition) ||
          /\((?:min|max)-(?:width|height)\s+[\d.]/i.test(condition) ||
          /\((?:min|max)-(?:width|height)\s*:\s*[1-9][\d.]*\s*\)/i.test(condition) ||
          /(?:^|,|\band\s)\s*(?:min|max)-(?:width|height)\s*:/i.test(condition);
        if (isBroken) yield { line };
      }
    },
    examples: {
      bad: [
        css('@media screen and(max-width: 600px) { a { color: red; } }'),
        css('@media (max-width 600px) { a { color: red; } }'),
        css('@media (max-width: 600) { a { color: red; } }'),
        css('@media max-width: 600px { a { color: red; } }'),
      ],
      ok: [
        css('@media screen and (max-width: 600px) { a { color: red; } }'),
        css('@media (400px <= width <= 700px), print { a { color: red; } }'),
        css('@media (min-width: 0) and (prefers-reduced-motion: reduce) { a { color: red; } }'),
        scss('@media (min-width: $a) and (max-width: #{$b}) { a { color: red; } }'),
      ],
    },
  },
  {
    name: 'css-focus-without-outline',
    severity: 'info',
    category: 'bug',
    languages: ['css'],
    title: 'The mark of what has the focus is taken away and nothing put in its place: who uses the keyboard is lost',
    advice: 'Give :focus or :focus-visible a mark of its own: an outline, a border, a shadow.',
    help: 'https://www.w3.org/WAI/WCAG22/Understanding/focus-visible.html',
    *find({ blocks }: Sheet): Generator<Hit> {
      if (blocks.some(({ prelude }) => prelude.includes(':focus-visible'))) return;
      for (const block of blocks) {
        if (!/:focus(?![\w-])/.test(block.prelude) || hasMark(block)) continue;
        for (const { property, value, line } of block.declarations)
          if (property === 'outline' && /^(?:none|0|0px)$/i.test(value)) yield { line };
      }
    },
    examples: {
      bad: [
        css('a:focus { outline: none; }'),
        css('button:focus,\nbutton:active { outline: 0 !important; color: inherit; }'),
        scss('.a { &:focus { outline: none; } }'),
      ],
      ok: [
        css('a:focus { outline: none; box-shadow: 0 0 0 2px blue; }'),
        css('a:focus { outline: none; }\na:focus-visible { outline: 2px solid; }'),
        css('a { outline: none; }'),
        scss('.a { &:focus { outline: none; @include focus-ring; } }'),
      ],
    },
  },
];

/** What else shows the focus: a declaration, or a mixin that may hold one. */
function hasMark({ declarations, mixins }: Block): boolean {
  const shows = /^(?:box-shadow|border|background|text-decoration|fill|stroke|filter|transform|outline-)/;
  return (
    mixins > 0 || declarations.some(({ property, value }) => shows.test(property) && !/^(?:none|0|unset)$/i.test(value))
  );
}
