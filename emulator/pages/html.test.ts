import fc from 'fast-check';
import { escapeHtml, html, safeLink } from './html';

describe('the html template', () => {
  it('escapes values and keeps markup', () => {
    expect(html`<p title="${`"'`}">${'<b>'}${html`<i>${1}</i>`}${[html`<u>x</u>`, '&', null]}${false}</p>`.markup).toBe(
      '<p title="&quot;&#39;">&lt;b&gt;<i>1</i><u>x</u>&amp;</p>',
    );
  });

  it('never lets a value open a tag or end an attribute', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[<>"']/.test(html`${text}`.markup)));
    fc.assert(fc.property(fc.string(), (text) => !/&(?!(amp|lt|gt|quot|#39);)/.test(escapeHtml(text))));
  });

  it.each([
    ['https://a.example/b', true],
    ['http://127.0.0.1:1/', true],
    ['mailto:a@b.example', true],
    ['/acme/api', true],
    ['#comment-1', true],
    ['//evil.example', false],
    ['/\\evil.example', false],
    ['/\t/evil.example', false],
    ['javascript:alert(1)', false],
    ['JaVaScRiPt:alert(1)', false],
    [' javascript:alert(1)', false],
    ['data:text/html,<script>', false],
    ['vbscript:x', false],
    ['relative', false],
  ])('tells whether %j may be followed: %s', (address, safe) => {
    expect(safeLink(address)).toBe(safe ? address : null);
  });
});
