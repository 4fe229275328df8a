import fc from 'fast-check';
import { html } from '../html';
import { renderMarkdown, suggestionsIn } from './render';

const nameOf = (id: string): string | null => (id === '557058:abc' ? 'Jane <Doe>' : null);

function shown(text: string): string {
  return renderMarkdown(text, { nameOf })
    .markup.replace(/\s*\n\s*/g, '\n')
    .replace(/>\s+</g, '><')
    .replaceAll(' />', '>');
}

describe('Markdown', () => {
  it.each([
    [
      '**bold**, _it_, *it*, ~~no~~, `a<b`',
      '<strong>bold</strong>, <em>it</em>, <em>it</em>, <s>no</s>, <code>a&lt;b</code>',
    ],
    ['snake_case_name and 2 * 3 * 4', '<p>snake_case_name and 2 * 3 * 4</p>'],
    ['\\*not\\* \\`code\\`', '<p>*not* `code`</p>'],
    ['``a ` b``', '<code>a ` b</code>'],
    ['# Title #', 'md-h1" role="heading" aria-level="3">Title</div>'],
    ['> quoted\n> more', '<blockquote><p>quoted\nmore</p></blockquote>'],
    ['- a\n- b\n  1. c', '<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>'],
    ['```ts\nlet a = 1 < 2;\n```', '<code>let a = 1 &lt; 2;</code>'],
    ['````\n```\n````', '<code>```</code>'],
    ['[a](https://a.example/x?y=1&z=2)', '<a href="https://a.example/x?y=1&amp;z=2" rel="nofollow noopener">a</a>'],
    ['see https://a.example/b.', '>https://a.example/b</a>.'],
    ['[the docs][d]\n\n[d]: https://d.example', '<a href="https://d.example" rel="nofollow noopener">the docs</a>'],
    ['hi @{557058:abc}!', '<span class="mention">@Jane &lt;Doe&gt;</span>!'],
    ['hi @{nobody}', 'hi @{nobody}'],
    ['a  \nb', 'a  <br>\nb'],
    ['---', '<hr>'],
  ])('shows %j', (text, markup) => {
    expect(shown(text)).toContain(markup);
  });

  it('shows tables', () => {
    expect(shown('| a | b |\n|---|:-:|\n| 1 \\| 2 | **x** |')).toContain(
      '<tbody><tr><td>1 | 2</td><td><strong>x</strong></td></tr></tbody>',
    );
  });

  it('hides link reference definitions, even those that serve as a mark', () => {
    expect(shown('text\n\n[//]: # (loom:abc)')).toBe('<p>text</p>');
    expect(shown('[loom]: https://loom.example/#f=1 "x"')).toBe('');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](<javascript:alert(1)>)',
    '[x][y]\n\n[y]: javascript:alert(1)',
    '![x](data:text/html,<script>)',
    '<!-- hidden -->',
    '[a](https://a.example/"onmouseover="alert(1))',
    '`</code><script>`',
    '```\n</code></pre><script>\n```',
  ])('makes nothing dangerous of %j', (text) => {
    expect(shown(text)).not.toMatch(/<script|<img|<!--|href="(javascript|data)|"\s*onmouseover/i);
  });

  it('offers suggestions by number', () => {
    const text = 'Fix:\n\n```suggestion\nlet a;\n```\n\n```suggestion\n```';
    expect(suggestionsIn(text)).toEqual(['let a;', '']);
    const markup = renderMarkdown(text, { nameOf, suggestion: (code, number) => html`[${number}:${code}]` }).markup;
    expect(markup).toContain('[0:let a;][1:]');
  });

  it('lets no text through as a tag of its own', () => {
    const piece = fc.constantFrom(
      '<b>',
      '**',
      '_',
      '`',
      '[',
      '](',
      ')',
      '\n',
      '> ',
      '- ',
      '|',
      '~~',
      '&',
      '"',
      'a',
      '```',
      '@{',
      '!',
    );
    const allowed =
      /<\/?(p|strong|em|s|code|pre|blockquote|ul|ol|li|table|thead|tbody|tr|th|td|div|hr|br|a|span)\b[^<>]*>/g;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(renderMarkdown(pieces.join(''), { nameOf }).markup.replace(allowed, '')).not.toMatch(/[<>]/);
      }),
    );
  });

  it.each(['*a ', '[', '`a', '![x](', '**', '> ', '- ', '_a *b ', '|-', '<h'])(
    'reads 30,000 characters of %j in time',
    (piece) => {
      const started = performance.now();
      shown(piece.repeat(30_000 / piece.length));
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});
