import { html, type Html } from '../html';
import { type Block, parseMarkdown } from './blocks';
import { type InlineOptions, renderInline } from './inline';

export interface MarkdownOptions {
  readonly nameOf: InlineOptions['nameOf'];
  /** Shows a suggestion block, by its number from 0; a plain code block when it is left out. */
  readonly suggestion?: (text: string, number: number) => Html;
}

/** A safe subset of Markdown, as the host shows it: raw HTML is text. */
export function renderMarkdown(text: string, options: MarkdownOptions): Html {
  const { blocks, references } = parseMarkdown(text);
  let suggestions = 0;

  function show(block: Block): Html {
    switch (block.kind) {
      case 'heading':
        return heading(block.level, inline(block.text));
      case 'paragraph':
        return html`<p>${inline(block.text)}</p>`;
      case 'code':
        if (block.language === 'suggestion' && options.suggestion !== undefined) {
          return options.suggestion(block.text, suggestions++);
        }
        return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
      case 'quote':
        return html`<blockquote>${block.blocks.map(show)}</blockquote>`;
      case 'list':
        return block.ordered
          ? html`<ol>
              ${block.items.map(item)}
            </ol>`
          : html`<ul>
              ${block.items.map(item)}
            </ul>`;
      case 'table':
        return table(
          block.head.map(inline),
          block.rows.map((row) => row.map(inline)),
        );
      case 'rule':
        return html`<hr />`;
    }
  }

  function item(inner: readonly Block[]): Html {
    const [only, ...more] = inner;
    if (only?.kind === 'paragraph') return html`<li>${inline(only.text)}${more.map(show)}</li>`;
    return html`<li>${inner.map(show)}</li>`;
  }

  function inline(part: string): Html {
    return renderInline(part, { references, nameOf: options.nameOf });
  }

  return html`${blocks.map(show)}`;
}

/** Texts of the suggestion blocks of a comment, in order. */
export function suggestionsIn(text: string): readonly string[] {
  return collect(parseMarkdown(text).blocks);
}

function collect(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'code') return block.language === 'suggestion' ? [block.text] : [];
    if (block.kind === 'quote') return collect(block.blocks);
    return block.kind === 'list' ? block.items.flatMap(collect) : [];
  });
}

/** All headings of a comment rank below those of the page around it, whatever they look like. */
function heading(level: number, inner: Html): Html {
  return html`<div class="md-h md-h${level}" role="heading" aria-level="3">${inner}</div>`;
}

function table(head: readonly Html[], rows: readonly (readonly Html[])[]): Html {
  return html`<div class="md-table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A single line of Markdown. */
export function renderInlineText(text: string, nameOf: InlineOptions['nameOf']): Html {
  return renderInline(text, { references: new Map(), nameOf });
}
