import type { DocumentRule, Example, Hit } from '../../document-rules';
import type { ConfigFile } from '../config-file';

interface Setting {
  readonly name: string;
  readonly title: string;
  readonly advice: string;
  readonly cwe: number;
  readonly help: string;
  /** Within one start tag. */
  readonly expression: RegExp;
  readonly bad: readonly string[];
  readonly ok: readonly string[];
}

/** Also the parts that a release puts in: `Web.Release.config`. */
const ASP_NET_FILE = /(?:^|\/)(?:web|app)(?:\.(?!debug)[\w-]+)?\.config$/i;
/** And where comments begin. */
const START_TAG = /<!--|<[A-Za-z][\w.-]*(?:\s[^<>]*)?>/g;

/** ASP.NET's own settings, where one attribute takes a protection away. */
const SETTINGS: readonly Setting[] = [
  {
    name: 'aspnet-debug',
    title: 'A site that is compiled for debugging is slow and shows its inside to visitors',
    advice: 'Set debug to false, or leave it to the transformation of the development build.',
    cwe: 11,
    help: 'https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/aspnet/development/disable-debugging-application',
    expression: /^<compilation\b[^>]*\sdebug\s*=\s*["']true["']/i,
    bad: ['<compilation debug="true" targetFramework="4.8" />', "<compilation debug='True'>"],
    ok: ['<compilation debug="false" targetFramework="4.8" />', '<compilation targetFramework="4.8" />'],
  },
  {
    name: 'aspnet-errors-shown',
    title: 'Visitors see the stack and the source of an error',
    advice: 'Set mode to RemoteOnly or On.',
    cwe: 12,
    help: 'https://learn.microsoft.com/en-us/dotnet/api/system.web.configuration.customerrorsmode',
    expression: /^<(?:customErrors\b[^>]*\smode\s*=\s*["']Off|httpErrors\b[^>]*\serrorMode\s*=\s*["']Detailed)["']/i,
    bad: ['<customErrors mode="Off" />', '<httpErrors errorMode="Detailed" />'],
    ok: ['<customErrors mode="RemoteOnly" defaultRedirect="error.html" />', '<httpErrors errorMode="Custom" />'],
  },
  {
    name: 'aspnet-insecure-cookie',
    title: 'Scripts can read the cookie, or it travels over plain HTTP too',
    advice: 'Set httpOnlyCookies and requireSSL to true.',
    cwe: 614,
    help: 'https://learn.microsoft.com/en-us/dotnet/api/system.web.configuration.httpcookiessection',
    expression:
      /^<(?:httpCookies|forms|sessionState|roleManager)\b[^>]*\s(?:httpOnlyCookies|requireSSL|cookieRequireSSL)\s*=\s*["']false["']/i,
    bad: [
      '<httpCookies httpOnlyCookies="false" requireSSL="true" />',
      '<forms loginUrl="a.aspx" requireSSL="false" />',
    ],
    ok: ['<httpCookies httpOnlyCookies="true" requireSSL="true" />', '<forms loginUrl="a.aspx" requireSSL="true" />'],
  },
  {
    name: 'aspnet-no-request-validation',
    title: 'Scripts in a request are let through, or what a page keeps at the browser can be changed there',
    advice: 'Leave the check on, and take it off for single fields where markup is wanted.',
    cwe: 1173,
    help: 'https://learn.microsoft.com/en-us/dotnet/api/system.web.configuration.pagessection.validaterequest',
    expression:
      /^<(?:pages\b[^>]*\s(?:validateRequest|enableViewStateMac|enableEventValidation)\s*=\s*["']false|pages\b[^>]*\sviewStateEncryptionMode\s*=\s*["']Never|httpRuntime\b[^>]*\srequestValidationMode\s*=\s*["'](?:0\.0|2\.0)|httpRuntime\b[^>]*\senableHeaderChecking\s*=\s*["']false)["']/i,
    bad: [
      '<pages validateRequest="false" />',
      '<pages theme="a" enableViewStateMac="false">',
      '<httpRuntime targetFramework="4.8" requestValidationMode="2.0" />',
    ],
    ok: ['<pages validateRequest="true" />', '<httpRuntime requestValidationMode="4.5" />'],
  },
  {
    name: 'aspnet-trace-shown',
    title: 'The trace of all requests is open to visitors',
    advice: 'Switch it off, or set localOnly to true.',
    cwe: 1323,
    help: 'https://learn.microsoft.com/en-us/dotnet/api/system.web.configuration.tracesection',
    expression: /^<trace\b(?=[^>]*\senabled\s*=\s*["']true["'])(?![^>]*\slocalOnly\s*=\s*["']true["'])/i,
    bad: ['<trace enabled="true" pageOutput="true" />', '<trace localOnly="false" enabled="true" />'],
    ok: ['<trace enabled="true" localOnly="true" />', '<trace enabled="false" />'],
  },
  {
    name: 'aspnet-directory-listing',
    title: 'Visitors can list the files of the site',
    advice: 'Set enabled to false.',
    cwe: 548,
    help: 'https://learn.microsoft.com/en-us/iis/configuration/system.webserver/directorybrowse',
    expression: /^<directoryBrowse\b[^>]*\senabled\s*=\s*["']true["']/i,
    bad: ['<directoryBrowse enabled="true" />', '<directoryBrowse showFlags="Date" enabled="true" />'],
    ok: ['<directoryBrowse enabled="false" />', '<directoryBrowse />'],
  },
  {
    name: 'aspnet-plain-password',
    title: 'Passwords stand in the settings, or are kept so that they can be read',
    advice: 'Keep them hashed, in a store of accounts.',
    cwe: 256,
    help: 'https://learn.microsoft.com/en-us/dotnet/api/system.web.configuration.formsauthpasswordformat',
    expression:
      /^<(?:credentials\b[^>]*\spasswordFormat|add\b[^>]*\spasswordFormat)\s*=\s*["'](?:Clear|Encrypted)["']/i,
    bad: ['<credentials passwordFormat="Clear">', '<add name="a" type="b" passwordFormat="Encrypted" />'],
    ok: ['<credentials passwordFormat="SHA512">', '<add name="a" type="b" passwordFormat="Hashed" />'],
  },
  {
    name: 'wcf-errors-shown',
    title: 'Callers of the service see the stack of an error',
    advice: 'Set includeExceptionDetailInFaults to false.',
    cwe: 209,
    help: 'https://learn.microsoft.com/en-us/dotnet/framework/configure-apps/file-schema/wcf/servicedebug',
    expression: /^<serviceDebug\b[^>]*\sincludeExceptionDetailInFaults\s*=\s*["']true["']/i,
    bad: [
      '<serviceDebug includeExceptionDetailInFaults="true" />',
      "<serviceDebug includeExceptionDetailInFaults='True'/>",
    ],
    ok: ['<serviceDebug includeExceptionDetailInFaults="false" />', '<serviceDebug />'],
  },
];

/** Settings of ASP.NET and WCF in XML files. */
export const WEB_CONFIG_RULES: readonly DocumentRule<ConfigFile>[] = SETTINGS.map(
  ({ expression, bad, ok, ...facts }) => ({
    ...facts,
    severity: 'warning',
    category: 'security',
    languages: [],
    *find({ path, text }: ConfigFile): Generator<Hit> {
      if (!ASP_NET_FILE.test(path)) return;
      for (const { tag, line } of startTags(text)) if (expression.test(tag)) yield { line };
    },
    examples: {
      bad: [...bad.map((tag) => example(tag)), example(bad[0]!, 'src/Shop/web.Release.config')],
      ok: [...ok.map((tag) => example(tag)), example(`<!-- ${bad[0]} -->`)],
    },
  }),
);

/** The start tags outside of comments, each with the line that it begins in. */
function* startTags(text: string): Generator<{ readonly tag: string; readonly line: number }> {
  let line = 1;
  let counted = 0;
  let commentEnd = 0;
  for (const { 0: tag, index } of text.matchAll(START_TAG)) {
    if (index < commentEnd) continue;
    for (; counted < index; counted += 1) if (text[counted] === '\n') line += 1;
    if (tag.startsWith('<!--')) commentEnd = endOfComment(text, index);
    else yield { tag, line };
  }
}

function endOfComment(text: string, start: number): number {
  const end = text.indexOf('-->', start);
  return end < 0 ? text.length : end;
}

function example(tag: string, path = 'Web.config'): Example {
  return { path, text: `<configuration>\n  <system.web>\n    ${tag}\n  </system.web>\n</configuration>\n` };
}
