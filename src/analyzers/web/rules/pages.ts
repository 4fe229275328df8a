import type { DocumentRule, Hit } from '../../document-rules';
import { file, html, jinja } from '../example';
import { LOCAL } from '../local-address';
import type { Page } from '../page';
import { attribute, type Tag } from '../tags';

type PageRule = DocumentRule<Page>;

const MDN = 'https://developer.mozilla.org/docs/Web/';

function method(form: Tag): string {
  return (attribute(form, 'method') ?? 'get').toLowerCase();
}

/** The text between a tag and the end of its element. */
function inside(text: string, { end, name }: Tag): string {
  const close = text.indexOf(`</${name}`, end);
  return text.slice(end, close < 0 ? undefined : close);
}

/** What a page loads and where it sends. */
export const PAGE_RULES: readonly PageRule[] = [
  {
    name: 'script-without-integrity',
    severity: 'warning',
    category: 'security',
    languages: ['html'],
    title: 'Whoever runs the other host decides what this script does in the page',
    advice: 'Add integrity="sha384-…" and crossorigin="anonymous", or serve the file yourself.',
    cwe: 353,
    help: `${MDN}Security/Subresource_Integrity`,
    *find({ tags }: Page): Generator<Hit> {
      for (const tag of tags) {
        const address =
          tag.name === 'script' ? attribute(tag, 'src') : isStylesheet(tag) ? attribute(tag, 'href') : null;
        if (address !== null && CDN.test(address) && attribute(tag, 'integrity') === null) yield { line: tag.line };
      }
    },
    examples: {
      bad: [
        html('<script src="https://cdn.jsdelivr.net/npm/vue@3.4.0/dist/vue.global.js"></script>'),
        html('<link rel="stylesheet" href="https://unpkg.com/a@1.0.0/a.css">'),
        html('<script\n  src="//cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.min.js"></script>'),
      ],
      ok: [
        html('<script src="https://unpkg.com/a@1.0.0/a.js" integrity="sha384-abc" crossorigin="anonymous"></script>'),
        html('<script src="/static/a.js"></script>'),
        html('<script src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>'),
        html('<!-- <script src="https://unpkg.com/a/a.js"></script> -->'),
      ],
    },
  },
  {
    name: 'loaded-over-http',
    severity: 'warning',
    category: 'security',
    languages: ['html'],
    title:
      'The page loads code over plain HTTP: anybody on the way can change it, and browsers block it on an https page',
    advice: 'Use the https address.',
    cwe: 319,
    help: `${MDN}Security/Mixed_content`,
    *find({ tags }: Page): Generator<Hit> {
      for (const tag of tags) {
        const address = /^(?:script|iframe|embed)$/.test(tag.name)
          ? attribute(tag, 'src')
          : isStylesheet(tag)
            ? attribute(tag, 'href')
            : null;
        if (address !== null && /^http:\/\//i.test(address) && !LOCAL.test(address)) yield { line: tag.line };
      }
    },
    examples: {
      bad: [
        html('<script src="http://example.com/a.js"></script>'),
        html('<iframe src="http://example.com/"></iframe>'),
        html('<link rel="stylesheet" href="http://example.com/a.css">'),
      ],
      ok: [
        html('<script src="https://example.com/a.js"></script>'),
        html('<a href="http://example.com">a</a>'),
        html('<script src="http://localhost:35729/livereload.js"></script>'),
      ],
    },
  },
  {
    name: 'form-over-http',
    severity: 'warning',
    category: 'security',
    languages: ['html'],
    title: 'The form sends what people type over plain HTTP, where anybody on the way reads it',
    advice: 'Send it to the https address.',
    cwe: 319,
    help: `${MDN}HTML/Reference/Elements/form`,
    *find({ tags }: Page): Generator<Hit> {
      for (const tag of tags) {
        const address = tag.name === 'form' ? attribute(tag, 'action') : attribute(tag, 'formaction');
        if (address !== null && /^http:\/\//i.test(address) && !LOCAL.test(address)) yield { line: tag.line };
      }
    },
    examples: {
      bad: [
        html('<form action="http://example.com/login" method="post"></form>'),
        html("<form\n action='http://example.com/'></form>"),
        html('<button formaction="http://example.com/a">a</button>'),
      ],
      ok: [
        html('<form action="https://example.com/login" method="post"></form>'),
        html('<form action="/login" method="post"></form>'),
        html('<form action="http://localhost:3000/a"></form>'),
      ],
    },
  },
  {
    name: 'password-in-address',
    severity: 'warning',
    category: 'security',
    languages: ['html'],
    title: 'A form without method="post" puts the password into the address, and with it into histories and logs',
    advice: 'Write method="post".',
    cwe: 598,
    help: `${MDN}HTML/Reference/Elements/form#method`,
    *find({ tags, text, engines }: Page): Generator<Hit> {
      for (const tag of tags) {
        if (tag.name !== 'form' || method(tag) !== 'get' || attribute(tag, 'action') === null) continue;
        const isHandled =
          engines.has('vue') || engines.has('angular') || tag.attributes.some(({ name }) => name === 'onsubmit');
        if (!isHandled && /<input\b[^>]*\btype\s*=\s*["']?password/i.test(inside(text, tag))) yield { line: tag.line };
      }
    },
    examples: {
      bad: [
        html('<form action="/login"><input type="password" name="p"></form>'),
        html('<form method="get" action="/login">\n<input name="p" type=password>\n</form>'),
        html('<form action="/a" method="GET"><input type=\'password\'></form>'),
      ],
      ok: [
        html('<form action="/login" method="post"><input type="password" name="p"></form>'),
        html('<form action="/search"><input type="text" name="q"></form>'),
        html('<form action="/a" onsubmit="return go()"><input type="password"></form>'),
      ],
    },
  },
  {
    name: 'form-without-csrf-token',
    severity: 'warning',
    category: 'security',
    languages: ['html'],
    title:
      'The form carries no token: another site can have the browser of a signed-in user send it, or the framework refuses it',
    advice: 'Add {% csrf_token %} in Django, @csrf in Blade.',
    cwe: 352,
    help: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
    *find({ tags, text, engines }: Page): Generator<Hit> {
      const isDjango = engines.has('jinja') && /\{%\s*(?:load|csrf_token|url\s)/.test(text);
      if (!isDjango && !engines.has('blade')) return;
      for (const tag of tags) {
        if (tag.name !== 'form' || method(tag) !== 'post' || /^https?:\/\//.test(attribute(tag, 'action') ?? ''))
          continue;
        if (!/csrf|form\.hidden_tag|_token/i.test(inside(text, tag))) yield { line: tag.line };
      }
    },
    examples: {
      bad: [
        html('{% load i18n %}\n<form method="post"><input name="a"></form>'),
        html('<form method="post" action="{% url \'a\' %}"><input name="a"></form>'),
        file('a.blade.php', '<form method="POST" action="/a"><input name="a"></form>'),
      ],
      ok: [
        html('{% load i18n %}\n<form method="post">{% csrf_token %}<input name="a"></form>'),
        file('a.blade.php', '<form method="POST" action="/a">@csrf<input name="a"></form>'),
        html('{% load i18n %}\n<form method="get"><input name="q"></form>'),
        jinja('<form method="post">{{ form.hidden_tag() }}</form>'),
      ],
    },
  },
  {
    name: 'sandbox-without-effect',
    severity: 'warning',
    category: 'security',
    languages: ['html'],
    title: 'With scripts and its own origin allowed, the framed page can take its sandbox off',
    advice: 'Leave out allow-same-origin, or serve the frame from another origin.',
    cwe: 693,
    help: `${MDN}HTML/Reference/Elements/iframe#sandbox`,
    *find({ tags }: Page): Generator<Hit> {
      for (const tag of tags) {
        const sandbox = tag.name === 'iframe' ? attribute(tag, 'sandbox') : null;
        if (
          sandbox !== null &&
          /\ballow-scripts\b/.test(sandbox) &&
          /\ballow-same-origin\b/.test(sandbox) &&
          !/^https?:/.test(attribute(tag, 'src') ?? '')
        )
          yield { line: tag.line };
      }
    },
    examples: {
      bad: [
        html('<iframe src="/a" sandbox="allow-scripts allow-same-origin"></iframe>'),
        html('<iframe sandbox="allow-same-origin allow-forms allow-scripts"></iframe>'),
        html('<iframe\n  sandbox=\'allow-scripts allow-same-origin\' srcdoc="a"></iframe>'),
      ],
      ok: [
        html('<iframe src="/a" sandbox="allow-scripts"></iframe>'),
        html('<iframe sandbox></iframe>'),
        html('<iframe src="https://example.com" sandbox="allow-scripts allow-same-origin"></iframe>'),
      ],
    },
  },
  {
    name: 'duplicate-attribute',
    severity: 'warning',
    category: 'bug',
    languages: ['html'],
    title: 'The tag has the attribute twice, and browsers leave out the second one',
    advice: 'Put both values into one attribute.',
    help: 'https://html.spec.whatwg.org/multipage/parsing.html#parse-error-duplicate-attribute',
    *find({ tags, engines }: Page): Generator<Hit> {
      for (const { attributes } of tags) {
        const seen = new Set<string>();
        // What stands between `{% if %}` and `{% else %}` is there once.
        if (engines.size > 0 && attributes.some(({ name }) => /^(?:if|else|endif)$/.test(name))) continue;
        for (const { name, line } of attributes) {
          if (/^[a-z][\w-]*$/.test(name) && seen.has(name)) yield { line, hint: `It is ${name}.` };
          seen.add(name);
        }
      }
    },
    examples: {
      bad: [
        html('<p class="a" class="b"></p>'),
        html('<input id="a"\n  name="a" id="b">'),
        html("<a href='a' title=a href='b'>a</a>"),
      ],
      ok: [
        html('<p class="a b"></p>'),
        jinja('<p {% if a %}class="a"{% else %}class="b"{% endif %}></p>'),
        html('<p data-a="1" data-b="1">class class</p>'),
      ],
    },
  },
];

/** Hosts that serve fixed files of others. */
const CDN =
  /^(?:https?:)?\/\/(?:cdn\.jsdelivr\.net|unpkg\.com|cdnjs\.cloudflare\.com|code\.jquery\.com|(?:maxcdn|stackpath|netdna)\.bootstrapcdn\.com|ajax\.(?:googleapis|aspnetcdn)\.com\/ajax|cdn\.skypack\.dev|esm\.sh|rawgit\.com|cdn\.rawgit\.com|raw\.githubusercontent\.com)\/(?!css)/i;

function isStylesheet(tag: Tag): boolean {
  return tag.name === 'link' && /\bstylesheet\b/i.test(attribute(tag, 'rel') ?? '');
}
