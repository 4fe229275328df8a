export { renderMarkdown, suggestionsIn, type MarkdownOptions } from './render';
