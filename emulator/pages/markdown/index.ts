export { renderInlineText, renderMarkdown, suggestionsIn, type MarkdownOptions } from './render';
