import type { DocumentRule, Example, Hit } from '../../document-rules';
import type { ConfigFile } from '../config-file';
import { dependenciesOf } from '../dependencies';

function pip(...lines: readonly string[]): Example {
  return { path: 'requirements.txt', text: `${lines.join('\n')}\n` };
}

function project(...references: readonly string[]): Example {
  return {
    path: 'src/App.csproj',
    text: `<Project>\n<ItemGroup>\n${references.join('\n')}\n</ItemGroup>\n</Project>\n`,
  };
}

/** Fewer are no custom yet. */
const MIN_PINNED = 3;

/** Versions that are left open where the project, or its package manager, counts on exact ones. */
export const PIN_RULES: readonly DocumentRule<ConfigFile>[] = [
  {
    name: 'unpinned-among-pinned',
    severity: 'warning',
    category: 'dependency',
    languages: [],
    title: 'The other requirements name one version, this one takes the newest that is there when somebody installs',
    advice: 'Pin it with == like the others.',
    cwe: 1104,
    help: 'https://pip.pypa.io/en/stable/topics/repeatable-installs/',
    *find(file: ConfigFile): Generator<Hit> {
      if (!/(?:^|\/)requirements[\w.-]*\.txt$/.test(file.path)) return;
      const wanted = dependenciesOf(file).filter(({ name }) => name !== '');
      const open = wanted.filter((each) => each.wanted === '');
      const pinned = wanted.filter((each) => /^===?/.test(each.wanted)).length;
      if (pinned < MIN_PINNED || pinned < 0.8 * wanted.length) return;
      for (const { line } of open) yield { line };
    },
    examples: {
      bad: [
        pip('flask==3.0.0', 'jinja2==3.1.2', 'click==8.1.7', 'redis==5.0.1', 'celery'),
        pip('# web', 'flask==3.0.0', 'jinja2==3.1.2', 'click==8.1.7', 'a==1', 'httpx[http2]'),
        pip('uvloop ; sys_platform != "win32"', 'flask==3.0.0', 'jinja2==3.1.2', 'click==8.1.7', 'a==1'),
      ],
      ok: [
        pip('flask', 'jinja2', 'click', 'celery'),
        pip('flask==3.0.0', 'jinja2==3.1.2', 'click==8.1.7', 'redis>=5'),
        pip('flask==3.0.0', 'celery'),
        pip('flask==3.0.0', 'jinja2==3.1.2', 'click==8.1.7', '-e .', '-r base.txt'),
      ],
    },
  },
  {
    name: 'floating-version',
    severity: 'warning',
    category: 'dependency',
    languages: [],
    title: 'NuGet takes the highest version that fits at every restore, so two builds of one commit may differ',
    advice: 'Name the version, or commit a packages.lock.json and restore with --locked-mode.',
    cwe: 1104,
    help: 'https://learn.microsoft.com/nuget/concepts/package-versioning#floating-version-resolutions',
    *find(file: ConfigFile): Generator<Hit> {
      if (!/\.(?:cs|fs|vb)proj$|(?:^|\/)Directory\.Packages\.props$/.test(file.path)) return;
      if (/<RestorePackagesWithLockFile>\s*true/.test(file.text)) return;
      for (const { wanted, line } of dependenciesOf(file)) if (/^(?:\d+\.)*\*/.test(wanted)) yield { line };
    },
    examples: {
      bad: [
        project('<PackageReference Include="Serilog" Version="*" />'),
        project('<PackageReference Include="Serilog" Version="3.*" />'),
        {
          path: 'Directory.Packages.props',
          text: '<Project>\n<ItemGroup>\n<PackageVersion Include="Serilog" Version="3.1.*" />\n</ItemGroup>\n</Project>\n',
        },
      ],
      ok: [
        project('<PackageReference Include="Serilog" Version="3.1.1" />'),
        project('<PackageReference Include="Serilog" />'),
        project('<PackageReference Include="Serilog" Version="[3.1.1, 4.0)" />'),
        {
          path: 'App.csproj',
          text: '<Project>\n<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>\n<PackageReference Include="Serilog" Version="3.*" />\n</Project>\n',
        },
      ],
    },
  },
];
