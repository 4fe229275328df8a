import { Linter } from 'eslint';
import { createJudge, type EslintWire } from './judge';
import { ruleId } from './rule-row';
import { ESLINT_ROWS, ESLINT_RULES } from './rules';

const judge = createJudge(new Linter({ configType: 'flat', cwd: '/' }), ESLINT_ROWS);

async function rulesIn(text: string, path: string): Promise<readonly string[]> {
  const wires = (await judge({ path, text })) as readonly EslintWire[];
  return wires.map(({ rule }) => rule.slice('eslint/'.length));
}

const CHILD = 'const { exec, execFile } = require("child_process");\n';
const CRYPTO = 'const crypto = require("crypto");\n';

/** A weakness, and the same thing done well. */
const TWINS: readonly (readonly [rule: string, path: string, bad: string, good: string])[] = [
  ['node-security/detect-eval-with-expression', 'a.js', 'eval(text);', 'JSON.parse(text);'],
  [
    'security/detect-child-process',
    'a.js',
    `${CHILD}exec("ls " + name);`,
    `${CHILD}execFile("ls", [name]); exec("run " + process.argv[1]);`,
  ],
  [
    'node-security/no-shell-injection',
    'a.ts',
    'import { execSync } from "child_process";\nexecSync(`ls ${name}`);',
    'execFileSync("ls", [name]);',
  ],
  [
    'security/detect-non-literal-fs-filename',
    'a.js',
    'const fs = require("fs");\nfs.readFileSync(name);',
    'const fs = require("fs");\nfs.readFileSync("a");\nfs.readFileSync(path.join(root, path.basename(name)));\nfs.readFileSync(root + name.replace(/[\\/]/g, ""));',
  ],
  ['security/detect-non-literal-require', 'a.js', 'require(name);', 'require("name");'],
  ['security/detect-bidi-characters', 'a.js', 'const a = "\u202e";', 'const a = "";'],
  [
    'no-unsanitized/property',
    'a.ts',
    'node.innerHTML = text;',
    'node.textContent = text; node.innerHTML = "<b>" + escapeHtml(text) + "</b>";',
  ],
  [
    'no-unsanitized/method',
    'a.js',
    'node.insertAdjacentHTML("beforeend", text);',
    'node.insertAdjacentText("beforeend", text); export const m = import(name);',
  ],
  ['sdl/no-html-method', 'a.js', '$("#a").html(text);', 'context.html(text); $("#a").text(text);'],
  [
    'sdl/no-angular-bypass-sanitizer',
    'a.ts',
    'this.sanitizer.bypassSecurityTrustHtml(text);',
    'this.sanitizer.sanitize(1, text); this.sanitizer.bypassSecurityTrustHtml("<b></b>"); this.sanitizer.bypassSecurityTrustHtml(DOMPurify.sanitize(text));',
  ],
  [
    'sdl/no-postmessage-star-origin',
    'a.js',
    'other.postMessage(data, "*");',
    'other.postMessage(data, "https://example.org");',
  ],
  ['sdl/no-document-domain', 'a.js', 'document.domain = "example.org";', 'console.log(document.domain);'],
  [
    'secure-coding/no-electron-security-issues',
    'a.js',
    'new BrowserWindow({ webPreferences: { webSecurity: false } });',
    'new BrowserWindow({ webPreferences: { webSecurity: true } });',
  ],
  [
    'node-security/no-self-signed-certs',
    'a.js',
    'https.request({ rejectUnauthorized: false });',
    'https.request({ rejectUnauthorized: true });',
  ],
  [
    'node-security/no-deprecated-cipher-method',
    'a.js',
    `${CRYPTO}crypto.createCipher("aes-256-cbc", key);`,
    `${CRYPTO}crypto.createCipheriv("aes-256-cbc", key, iv);`,
  ],
  [
    'node-security/no-weak-cipher-algorithm',
    'a.js',
    `${CRYPTO}crypto.createCipheriv("des-cbc", key, iv);`,
    `${CRYPTO}crypto.createCipheriv("aes-256-cbc", key, iv);`,
  ],
  [
    'node-security/no-ecb-mode',
    'a.js',
    `${CRYPTO}crypto.createCipheriv("aes-256-ecb", key, iv);`,
    `${CRYPTO}crypto.createCipheriv("aes-256-cbc", key, iv);`,
  ],
  [
    'node-security/no-weak-hash-algorithm',
    'a.js',
    `${CRYPTO}crypto.createHash("md5");`,
    `${CRYPTO}crypto.createHash("sha256");`,
  ],
  [
    'node-security/no-math-random-crypto',
    'a.js',
    'const token = Math.random().toString(36);',
    'const delay = Math.random() * 100;',
  ],
  [
    'security/detect-pseudoRandomBytes',
    'a.js',
    `${CRYPTO}crypto.pseudoRandomBytes(16);`,
    `${CRYPTO}crypto.randomBytes(16);`,
  ],
  [
    'secure-coding/no-xxe-injection',
    'a.js',
    'const x = new DOMParser().parseFromString(request.body, "text/xml");',
    'const r = new XMLHttpRequest(); const x = JSON.parse(r.response);',
  ],
  ['no-unreachable-loop', 'a.js', 'for (const a of as) { f(a); break; }', 'for (const a of as) { f(a); }'],
  ['no-template-curly-in-string', 'a.js', 'f("Hello ${name}");', 'f(`Hello ${name}`);'],
  [
    'no-useless-assignment',
    'a.js',
    'export function f() { let a = g(1); a = g(2); return a; }',
    'export function f(a) {\n  let b = null;\n  b = g(a);\n  h(b);\n  return (a = g(b));\n}',
  ],
  ['no-script-url', 'a.js', 'location.href = "javascript:run()";', 'location.href = "/run";'],
];

describe('the rules', () => {
  it.each(TWINS)('find %s and are silent on the good twin', async (rule, path, bad, good) => {
    expect(await rulesIn(bad, path)).toEqual([rule]);
    expect(await rulesIn(good, path)).toEqual([]);
  });

  it('make one comment of one weakness, whoever knows it', async () => {
    expect(
      await rulesIn('const { exec } = require("child_process");\nexec(`rm ${request.query.name}`);', 'a.js'),
    ).toEqual(['security/detect-child-process']);
  });

  it('are named once each', () => {
    expect(new Set(ESLINT_ROWS.map(ruleId)).size).toBe(ESLINT_ROWS.length);
    expect(ESLINT_RULES.filter(({ helpUrl, title }) => helpUrl === undefined || title.endsWith('.'))).toEqual([]);
  });
});
