import type { DocumentRule } from '../../document-rules';
import { migration, query } from '../example';
import { matching, type SqlScript } from '../script';
import { enclosed, partsOf, type Statement } from '../statement';
import { nameOf, type Token } from '../token';

type SqlRule = DocumentRule<SqlScript>;

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

/** Passwords, and ways to run what others wrote. */
export const SECRET_RULES: readonly SqlRule[] = [
  {
    name: 'password-in-script',
    severity: 'blocker',
    category: 'security',
    languages: ['sql'],
    title: 'A password stands in the script: whoever can read the repository has it',
    advice: 'Take it from a variable of the tool that runs the script, and change the password that stands here.',
    cwe: 798,
    help: 'https://cwe.mitre.org/data/definitions/798.html',
    find: (script) => matching(script, (statement) => setsPassword(statement) || hasInsertedPassword(statement)),
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
    name: 'weak-password-hash',
    severity: 'warning',
    category: 'security',
    languages: ['sql'],
    title: 'MD5 and SHA-1 of a password are guessed at billions a second',
    advice: 'Hash passwords in the program with bcrypt, scrypt or Argon2, or with crypt and gen_salt of pgcrypto.',
    cwe: 916,
    help: 'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
    find: (script) =>
      matching(
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
      matching(
        script,
        ({ all, tokens }) =>
          /\bxp_cmdshell\b|^copy\b.* (?:from|to) program ''|\bsys_(?:exec|eval) \(/.test(all) ||
          (/^exec(?:ute)? sp_configure\b/.test(all) &&
            tokens.some(({ text }) => /^N?'xp_cmdshell'$/i.test(text)) &&
            all.endsWith(' 1')),
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
      matching(
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
];
