import type { DocumentRule, Hit } from '../../document-rules';
import { file, html, jinja } from '../example';
import type { Engine, Page } from '../page';

type PageRule = DocumentRule<Page>;

const OWASP = 'https://cheatsheetseries.owasp.org/cheatsheets/';
const CLEANED =
  /sanitize|purif|bleach|escape|to_?json|json_encode|\bt\(|csrf|i18n|trans\b|icon|svg|_html_tag|content_for|yield|render|include|partial/i;

/** How each language puts text into a page as it is. */
const RAW: readonly (readonly [engines: readonly Engine[], expression: RegExp])[] = [
  [['jinja', 'twig'], /\{\{-?([^}]*?)\|\s*(?:safe|raw|safeseq)\b[^}]*\}\}/],
  [['handlebars'], /\{\{\{([^}#/>!]+)\}\}\}|\{\{&([^}]+)\}\}/],
  [['erb'], /<%==([^%]*)%>|<%=\s*(?:raw\b)([^%]*)%>|<%=([^%]*)\.html_safe\b[^%]*%>/],
  [['ejs'], /<%-([^%]*)%>/],
  [['blade'], /\{!!([^!]*)!!\}/],
  [['vue'], /\sv-html\s*=\s*"([^"]+)"/],
  [['thymeleaf'], /\sth:utext\s*=\s*"([^"]+)"/],
];

/** A value of the program, and not a text or what was cleaned before. */
function isData(expression: string): boolean {
  const written = expression.trim();
  return /^[^'"]*[A-Za-z_$@]/.test(written) && !CLEANED.test(written) && !/^(?:'[^']*'|"[^"]*")$/.test(written);
}

function* linesWith(
  { lines }: Page,
  expression: RegExp,
): Generator<{ readonly line: number; readonly found: RegExpExecArray }> {
  for (const [index, line] of lines.entries()) {
    const found = expression.exec(line);
    if (found) yield { line: index + 1, found };
  }
}

const PUT_IN = /\{\{(?!\s*(?:csrf|url_for|static|asset)|[#/!>{])-?([^}|]*)((?:\|[^}]*)?)\}\}|<%=([^%]*)%>/;

/** What a template puts into this text; null when it puts in nothing, or nothing that can do harm in a script. */
function putInto(text: string): string | null {
  const found = PUT_IN.exec(text);
  if (!found) return null;
  const [, value = '', filters = '', erb = ''] = found;
  return /json|escapejs|e\('js'\)|escape\('js'\)|\bj\b|encode|int\b|length/i.test(`${filters} ${erb} ${value}`)
    ? null
    : value || erb;
}

/** Where a template hands text to the page. */
export const TEMPLATE_RULES: readonly PageRule[] = [
  {
    name: 'unescaped-output',
    severity: 'warning',
    category: 'security',
    languages: ['html'],
    title: 'The value goes into the page as it is: markup in it becomes part of the page, scripts too',
    advice: 'Let the template escape it; where markup is meant, clean it with a sanitizer first.',
    cwe: 79,
    help: `${OWASP}Cross_Site_Scripting_Prevention_Cheat_Sheet.html`,
    *find(page: Page): Generator<Hit> {
      for (const [engines, expression] of RAW) {
        if (!engines.some((engine) => page.engines.has(engine))) continue;
        for (const { line, found } of linesWith(page, expression))
          if (isData(found.slice(1).find(Boolean) ?? '')) yield { line };
      }
    },
    examples: {
      bad: [
        jinja('<p>{{ comment|safe }}</p>'),
        file('views/a.hbs', '<p>{{{comment}}}</p>'),
        file('a.html.erb', '<p><%= raw @comment %></p>'),
        file('a.html.erb', '<p><%= @comment.html_safe %></p>'),
        file('a.blade.php', '<p>{!! $comment !!}</p>'),
        file('a.ejs', '<p><%- comment %></p>'),
        file('A.vue', '<template><p v-html="comment"></p></template>'),
        file('a.twig', '{{ comment|raw }}'),
        html('<p th:utext="${comment}"></p>'),
      ],
      ok: [
        jinja('<p>{{ comment }}</p>'),
        jinja('<p>{{ comment|bleach|safe }}</p>'),
        file('views/a.hbs', '{{#if a}}<p>{{comment}}</p>{{/if}}'),
        file('a.ejs', "<%- include('head') %>"),
        file('a.blade.php', '{!! csrf_field() !!} {{ $comment }}'),
        file('a.html.erb', '<%= sanitize(@comment).html_safe %>'),
      ],
    },
  },
  {
    name: 'escaping-off',
    severity: 'warning',
    category: 'security',
    languages: ['html'],
    title: 'Escaping is switched off for a part of the template: every value in it goes into the page as it is',
    advice: 'Take it out, and mark the single values that are markup.',
    cwe: 79,
    help: `${OWASP}Cross_Site_Scripting_Prevention_Cheat_Sheet.html`,
    *find(page: Page): Generator<Hit> {
      for (const { line } of linesWith(
        page,
        /\{%-?\s*autoescape\s+(?:off|false|'false')\s*-?%\}|<#noautoesc>|\{\s*autoescape\s*=\s*"false"\s*\}/,
      ))
        yield { line };
    },
    examples: {
      bad: [
        jinja('{% autoescape false %}{{ a }}{% endautoescape %}'),
        html('{% autoescape off %}\n{{ a }}\n{% endautoescape %}'),
        file('a.twig', '{%- autoescape false -%}{{ a }}{% endautoescape %}'),
      ],
      ok: [
        jinja('{% autoescape true %}{{ a }}{% endautoescape %}'),
        html('{% autoescape on %}{{ a }}{% endautoescape %}'),
        file('a.twig', "{% autoescape 'html' %}{{ a }}{% endautoescape %}"),
      ],
    },
  },
  {
    name: 'value-in-script',
    severity: 'warning',
    category: 'security',
    languages: ['html'],
    title:
      'Escaping for HTML does not protect a script: a quote or a backslash in the value ends the text it stands in',
    advice: 'Hand it over as JSON: tojson, json_script, escapejs, @json, or a data attribute.',
    cwe: 79,
    help: `${OWASP}Cross_Site_Scripting_Prevention_Cheat_Sheet.html#output-encoding-for-javascript-contexts`,
    *find({ text, tags, engines }: Page): Generator<Hit> {
      if (engines.has('vue') || engines.has('angular') || engines.has('go')) return;
      for (const tag of tags) {
        for (const { name, value, line } of tag.attributes)
          if (/^on[a-z]{3,}$/.test(name) && putInto(value) !== null) yield { line };
        if (tag.name !== 'script') continue;
        const end = text.indexOf('</script', tag.end);
        const body = text.slice(tag.end, end < 0 ? undefined : end).split('\n');
        for (const [index, line] of body.entries()) {
          const quoted = /["'`][^"'`\n]*(?:\{\{(?![#/!>{])[^}]*\}\}|<%=[^%]*%>)/.exec(line);
          if (quoted && putInto(quoted[0]) !== null) yield { line: tag.line + breaksBetween(text, tag.end) + index };
        }
      }
      function breaksBetween(whole: string, offset: number): number {
        return whole.slice(0, offset).split('\n').length - (tags.find((each) => each.end === offset)?.line ?? 1);
      }
    },
    examples: {
      bad: [
        jinja('<script>\nvar name = "{{ user.name }}";\n</script>'),
        html('{% if a %}{% endif %}<a onclick="show(\'{{ title }}\')">a</a>'),
        file('a.html.erb', '<script>let q = "<%= params[:q] %>";</script>'),
      ],
      ok: [
        jinja('<script>\nvar user = {{ user|tojson }};\nvar n = "{{ name|escapejs }}";\n</script>'),
        jinja('<p title="{{ title }}">{{ title }}</p>'),
        file('a.html.erb', '<script>let q = "<%= j params[:q] %>";</script>'),
        file('A.vue', '<template><a @click="show(title)">{{ title }}</a></template>'),
      ],
    },
  },
  {
    name: 'value-as-address',
    severity: 'warning',
    category: 'security',
    languages: ['html'],
    title: 'The whole address is a value without quotes, or a value behind javascript:, so it can run a script',
    advice: 'Put the attribute in quotes, and let through addresses that begin with https: or / only.',
    cwe: 79,
    help: `${OWASP}Cross_Site_Scripting_Prevention_Cheat_Sheet.html#safe-sinks`,
    *find({ tags }: Page): Generator<Hit> {
      for (const { attributes } of tags)
        for (const { name, value, isQuoted, line } of attributes) {
          if (
            /^(?:href|src|action|formaction)$/.test(name) &&
            /^\s*javascript:/i.test(value) &&
            putInto(value) !== null
          )
            yield { line };
          else if (!isQuoted && /^(?:\{\{|<%=)/.test(value) && /^[\w-]+$/.test(name)) yield { line };
        }
    },
    examples: {
      bad: [
        jinja('<a href={{ url }}>a</a>'),
        jinja('<a href="javascript:go(\'{{ id }}\')">a</a>'),
        file('a.ejs', '<img alt=<%= title %> src="/a.png">'),
      ],
      ok: [
        jinja('<a href="{{ url }}">a</a>'),
        jinja('<a href="javascript:void(0)">a</a>'),
        file('a.ejs', '<img alt="<%= title %>">'),
      ],
    },
  },
];
