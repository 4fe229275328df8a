import type { DocumentRule, Hit } from '../../document-rules';
import { migration, query } from '../example';
import type { SqlScript } from '../script';
import type { Statement } from '../statement';
import { enclosed, partsOf } from '../statement';
import { nameOf, type Token } from '../token';

type SqlRule = DocumentRule<SqlScript>;

function* statements(
  { statements: all, isRehearsal }: SqlScript,
  minds: (statement: Statement) => boolean,
): Generator<Hit> {
  if (isRehearsal) return;
  for (const statement of all) if (minds(statement)) yield { line: statement.line };
}

/** A text that is a password, and not a place for one or what a hash of one looks like. */
function isPassword({ kind, text }: Token): boolean {
  if (kind !== 'string') return false;
  const value = text.replace(/^\w?'|'$/g, '');
  if (value.length < 3 || /[$<{%]|^[:@?]|^x+$|^\*+$/i.test(value)) return false;
  return !/^(?:[0-9a-f]{32,}|\*[0-9A-F]{40}|md5[0-9a-f]{32}|scram-sha.*|[A-Za-z0-9+/]{43,}=*|0x[0-9a-f]+)$/i.test(
    value,
  );
}

const PASSWORD_COLUMN = /^(?:user_?)?(?:pass(?:word|wd)?|pwd)$/;

/** A column of passwords, and the texts that INSERT puts into it. */
function hasInsertedPassword({ tokens, all }: Statement): boolean {
  if (!/^insert into \S+ \(/.test(all)) return false;
  const open = tokens.findIndex(({ text }) => text === '(');
  const column = partsOf(enclosed(tokens, open)).findIndex(([first]) => PASSWORD_COLUMN.test(nameOf(first!)));
  const values = tokens.findIndex(({ word }) => word === 'VALUES');
  if (column < 0 || values < 0) return false;
  return partsOf(tokens.slice(values + 1)).some((row) => {
    const value = partsOf(enclosed(row, 0))[column] ?? [];
    return value.length === 1 && isPassword(value[0]!);
  });
}

/** `IDENTIFIED BY 'x'`, `PASSWORD 'x'`, `WITH PASSWORD = N'x'`, `SET password = 'x'`. */
function setsPassword({ tokens, all }: Statement): boolean {
  if (!/^(?:create|alter|grant|set|update|exec)\b/.test(all)) return false;
  return tokens.some((token, index) => {
    if (!isPassword(token)) return false;
    const before = tokens
      .slice(Math.max(0, index - 5), index)
      .map(nameOf)
      .join(' ');
    if (/\bidentified (?:with \S+ |with '' )?by$/.test(before)) return true;
    if (/^(?:create|alter) (?:user|role|login)\b/.test(all)) return /\bpassword(?: =)?$/.test(before);
    return /^update\b/.test(all) && /(?:^|set |, )(?:pass(?:word|wd)?|pwd) =$/.test(before);
  });
}

/** Who may do what. */
export const RIGHT_RULES: readonly SqlRule[] = [
  {
    name: 'grant-all',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'GRANT ALL lets the account change and drop what it only has to use',
    advice: 'Grant the rights that the program needs: SELECT, INSERT, UPDATE, DELETE on its tables.',
    cwe: 250,
    help: 'https://cheatsheetseries.owasp.org/cheatsheets/Database_Security_Cheat_Sheet.html#creating-secure-permissions',
    find: (script) => statements(script, ({ all }) => /^(?:alter default privileges .*?)?grant all\b/.test(all)),
    examples: {
      bad: [
        migration('GRANT ALL PRIVILEGES ON DATABASE shop TO app;'),
        query("grant all on *.* to 'app'@'%';"),
        migration('GRANT ALL ON ALL TABLES IN SCHEMA public TO app;'),
      ],
      ok: [
        migration('GRANT SELECT, INSERT ON orders TO app;'),
        migration('REVOKE ALL ON DATABASE shop FROM public;'),
        migration('GRANT SELECT ON ALL TABLES IN SCHEMA public TO reporting;'),
      ],
    },
  },
  {
    name: 'grant-to-everybody',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'Rights are granted to PUBLIC: every account of the database has them, those of later days too',
    advice: 'Grant them to a role, and give the role to the accounts that need it.',
    cwe: 732,
    help: 'https://www.postgresql.org/docs/current/ddl-priv.html',
    find: (script) =>
      statements(script, ({ all }) =>
        /^grant (?!usage on schema|connect|execute|references)[^;]* to (?:group )?public(?: |$)/.test(all),
      ),
    examples: {
      bad: [
        migration('GRANT SELECT ON users TO PUBLIC;'),
        migration('grant insert, update on orders to public;'),
        migration('GRANT CREATE ON SCHEMA public TO public;'),
      ],
      ok: [
        migration('GRANT SELECT ON public.users TO reporting;'),
        migration('GRANT USAGE ON SCHEMA shop TO PUBLIC;'),
        migration('REVOKE CREATE ON SCHEMA public FROM PUBLIC;'),
      ],
    },
  },
  {
    name: 'superuser',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'The account may do everything in the database server, past every right that was set',
    advice: 'Leave the attribute out and grant what the account needs.',
    cwe: 250,
    help: 'https://www.postgresql.org/docs/current/role-attributes.html',
    find: (script) =>
      statements(script, ({ all }) =>
        /^(?:create|alter) (?:role|user)\b.* (?:superuser|bypassrls)\b|^alter server role sysadmin add\b|^exec(?:ute)? sp_addsrvrolemember\b|^grant (?:super|dba|pg_execute_server_program|rds_superuser)\b/.test(
          all,
        ),
      ),
    examples: {
      bad: [
        migration('CREATE ROLE app LOGIN SUPERUSER;'),
        migration('alter user app with bypassrls;'),
        migration('ALTER SERVER ROLE sysadmin ADD MEMBER app;'),
      ],
      ok: [
        migration('CREATE ROLE app LOGIN NOSUPERUSER;'),
        migration('ALTER ROLE app SET search_path = shop;'),
        migration('GRANT reporting TO app;'),
      ],
    },
  },
  {
    name: 'password-in-script',
    severity: 'blocker',
    category: 'security',
    languages: ['sql'],
    title: 'A password stands in the script: whoever can read the repository has it',
    advice: 'Take it from a variable of the tool that runs the script, and change the password that stands here.',
    cwe: 798,
    help: 'https://cwe.mitre.org/data/definitions/798.html',
    find: (script) => statements(script, (statement) => setsPassword(statement) || hasInsertedPassword(statement)),
    examples: {
      bad: [
        migration("CREATE USER app IDENTIFIED BY 'hunter2';"),
        migration("ALTER ROLE app WITH LOGIN PASSWORD 'hunter2';"),
        migration("CREATE LOGIN app WITH PASSWORD = N'hunter2';"),
        migration("INSERT INTO users (name, password) VALUES ('admin', 'admin123');"),
      ],
      ok: [
        migration("CREATE USER app IDENTIFIED BY '${APP_PASSWORD}';"),
        migration("CREATE ROLE app LOGIN PASSWORD 'SCRAM-SHA-256$4096:abc$def:ghi';"),
        migration("INSERT INTO users (name, password) VALUES ('admin', '$2b$12$abcdefghijklmnopqrstuv');"),
        migration('ALTER ROLE app PASSWORD NULL;'),
      ],
    },
  },
  {
    name: 'row-security-off',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'Row level security is switched off or lets everybody write: every account reaches every row',
    advice: 'Keep it on, and write a policy for the accounts that need more.',
    cwe: 284,
    help: 'https://www.postgresql.org/docs/current/ddl-rowsecurity.html',
    *find(script) {
      if (script.isRehearsal) return;
      for (const { action } of script.alterations)
        if (/^(?:disable|no force) row level security\b/.test(action.all)) yield { line: action.line };
      yield* statements(
        script,
        ({ all }) =>
          /^create policy\b/.test(all) &&
          !/ for select\b/.test(all) &&
          !/ to (?:service_role|postgres|admin\w*)\b/.test(all) &&
          /(?:using|with check) \( true \)/.test(all),
      );
    },
    examples: {
      bad: [
        migration('ALTER TABLE accounts DISABLE ROW LEVEL SECURITY;'),
        migration('CREATE POLICY p ON accounts FOR ALL USING (true);'),
        migration('create policy p on accounts for insert with check (true);'),
      ],
      ok: [
        migration('ALTER TABLE accounts ENABLE ROW LEVEL SECURITY;'),
        migration('CREATE POLICY p ON posts FOR SELECT USING (true);'),
        migration('CREATE POLICY p ON accounts USING (owner = current_user);'),
      ],
    },
  },
  {
    name: 'definer-search-path',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title:
      'A SECURITY DEFINER function without a fixed search_path runs what the caller puts in its way, with the rights of the owner',
    advice: 'Add SET search_path = pg_catalog, your_schema to the function.',
    cwe: 426,
    help: 'https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY',
    find: (script) =>
      statements(
        script,
        ({ all }) =>
          /^create (?:or replace )?(?:function|procedure)\b/.test(all) &&
          /\bsecurity definer\b/.test(all) &&
          !/\bset search_path\b/.test(all) &&
          script.dialect !== 'mysql',
      ),
    examples: {
      bad: [
        migration('CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;'),
        migration(
          'create or replace function f() returns void as $$ begin null; end $$ language plpgsql security definer;',
        ),
        migration('CREATE PROCEDURE p() LANGUAGE sql SECURITY DEFINER AS $$ DELETE FROM a WHERE b = 1; $$;'),
      ],
      ok: [
        migration(
          'CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$ SELECT 1 $$;',
        ),
        migration('CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;'),
        migration('CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY INVOKER AS $$ SELECT 1 $$;'),
      ],
    },
  },
  {
    name: 'program-from-sql',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'The database starts programs of its machine: whoever can send SQL can run anything there',
    advice: 'Run the program beside the database, and hand it the data.',
    cwe: 78,
    help: 'https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/xp-cmdshell-transact-sql',
    find: (script) =>
      statements(
        script,
        ({ all, tokens }) =>
          /\bxp_cmdshell\b|^copy\b.* (?:from|to) program ''|\bsys_(?:exec|eval) \(/.test(all) ||
          (/^exec(?:ute)? sp_configure\b/.test(all) &&
            tokens.some(({ text }) => /^N?'xp_cmdshell'$/i.test(text)) &&
            / 1$/.test(all)),
      ),
    examples: {
      bad: [
        query("EXEC xp_cmdshell 'dir';"),
        query("EXEC sp_configure 'xp_cmdshell', 1;"),
        query("COPY orders TO PROGRAM 'gzip > /tmp/orders.gz';"),
      ],
      ok: [
        query("EXEC sp_configure 'xp_cmdshell', 0;"),
        query("COPY orders TO '/var/lib/orders.csv';"),
        query('COPY orders FROM STDIN;'),
      ],
    },
  },
  {
    name: 'built-statement',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'A statement is put together from values and executed: a value can add statements of its own',
    advice:
      'Pass values with USING or as parameters of sp_executesql, and put names in by format with %I or QUOTENAME.',
    cwe: 89,
    help: 'https://www.postgresql.org/docs/current/plpgsql-statements.html#PLPGSQL-STATEMENTS-EXECUTING-DYN',
    find: (script) =>
      statements(
        script,
        ({ all }) =>
          !/\b(?:quote_ident|quote_literal|quote_nullable|quotename|quote) \(/.test(all) &&
          (/^execute (?:immediate )?'' \|\| (?!''|chr\b)/.test(all) ||
            /^execute (?:immediate )?\w+ \|\| /.test(all) ||
            /^exec(?:ute)? \( (?:n )?(?:'' \+ @|@\w+ \+)/.test(all) ||
            /^set @\w+ = concat \( '' , (?!@@)\w/.test(all)),
      ),
    examples: {
      bad: [
        migration(
          "CREATE FUNCTION f(t text) RETURNS void AS $$ BEGIN EXECUTE 'DELETE FROM ' || t; END; $$ LANGUAGE plpgsql;",
        ),
        migration("CREATE PROCEDURE p @t nvarchar(9) AS BEGIN EXEC('SELECT * FROM ' + @t) END"),
        migration("CREATE PROCEDURE p(t text) BEGIN SET @s = CONCAT('SELECT * FROM ', t); PREPARE q FROM @s; END"),
      ],
      ok: [
        migration(
          "CREATE FUNCTION f(t text) RETURNS void AS $$ BEGIN EXECUTE 'DELETE FROM ' || quote_ident(t); END; $$ LANGUAGE plpgsql;",
        ),
        migration(
          "CREATE FUNCTION f(t text) RETURNS void AS $$ BEGIN EXECUTE format('DELETE FROM %I', t); END; $$ LANGUAGE plpgsql;",
        ),
        migration(
          "CREATE PROCEDURE p @t int AS BEGIN EXEC sp_executesql N'SELECT * FROM a WHERE b = @t', N'@t int', @t END",
        ),
      ],
    },
  },
  {
    name: 'weak-password-hash',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'MD5 and SHA-1 of a password are guessed at billions a second',
    advice: 'Hash passwords in the program with bcrypt, scrypt or Argon2, or with crypt and gen_salt of pgcrypto.',
    cwe: 916,
    help: 'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
    find: (script) =>
      statements(
        script,
        ({ all, tokens }) =>
          tokens.some(
            ({ word }, index) =>
              /^(?:MD5|SHA1?|SHA2|HASHBYTES|DIGEST)$/.test(word) &&
              enclosed(tokens, index + 1).some(
                (token) => /pass(?:word|wd)|pwd/.test(nameOf(token)) && token.kind !== 'string',
              ),
          ) || /\b(?:pass(?:word|wd)?|pwd) = (?:md5|sha1?|sha2|hashbytes) \(/.test(all),
      ),
    examples: {
      bad: [
        query('SELECT id FROM users WHERE hash = MD5(password);'),
        query("UPDATE users SET password = SHA1('a') WHERE id = 1;"),
        query("SELECT HASHBYTES('SHA1', u.passwd) FROM users u WHERE u.id = 1;"),
      ],
      ok: [
        query('SELECT md5(content) FROM files;'),
        query("SELECT id FROM users WHERE password = crypt('a', password);"),
        query('SELECT sha256(file) AS password_file FROM files;'),
      ],
    },
  },
];
