/** Packages that everybody knows, and whose names others imitate. */
const NPM =
  'express react react-dom lodash axios chalk commander typescript webpack eslint prettier jest mocha moment request async debug dotenv mongoose sequelize passport jsonwebtoken bcrypt bcryptjs socket.io nodemon cors body-parser cookie-parser redux react-redux react-router vue angular jquery bootstrap underscore rxjs inquirer yargs glob rimraf mkdirp semver uuid winston morgan helmet multer nodemailer puppeteer playwright cheerio discord.js electron graphql apollo-server mysql mysql2 sqlite3 mongodb redis ioredis cross-env concurrently husky rollup vite esbuild babel-core node-fetch form-data colors classnames styled-components tailwindcss postcss autoprefixer stripe aws-sdk firebase next nuxt svelte prop-types immer zustand fastify koa hapi knex typeorm prisma bluebird ethers web3 crypto-js cross-spawn minimist through2 date-fns dayjs validator joi zod sharp ts-node tsx vitest cypress sinon chai supertest'.split(
    ' ',
  );

const PYPI =
  'requests numpy pandas django flask scipy matplotlib tensorflow torch boto3 botocore urllib3 setuptools certifi idna charset-normalizer python-dateutil pyyaml cryptography pillow sqlalchemy jinja2 click pytest virtualenv beautifulsoup4 selenium scrapy celery redis psycopg2 psycopg2-binary pymongo fastapi uvicorn gunicorn pydantic aiohttp httpx openai transformers scikit-learn paramiko colorama rich tqdm markupsafe werkzeug itsdangerous docutils lxml pyopenssl simplejson six packaging attrs wheel pip tox black mypy pylint flake8 isort coverage sphinx ansible kubernetes docker google-cloud-storage azure-storage-blob pyjwt passlib bcrypt python-dotenv loguru alembic networkx opencv-python nltk spacy streamlit jupyter notebook ipython plotly seaborn xgboost lightgbm'.split(
    ' ',
  );

export type Registry = 'npm' | 'pypi';

const KNOWN: Readonly<Record<Registry, ReadonlySet<string>>> = { npm: new Set(NPM), pypi: new Set(PYPI) };

/** Real packages whose names are close to a better known one. */
const INNOCENT = new Set(
  'preact vuex eclint tslint jslint color colord reacts mocks koa2 uuid4 nuxt3 web3js globs jests mysql3 keras docker2 expresso'.split(
    ' ',
  ),
);

/** The well-known package that this name is one slip of the keyboard away from; null when there is none. */
export function imitated(name: string, registry: Registry): string | null {
  const known = KNOWN[registry];
  const written = registry === 'pypi' ? name.toLowerCase().replace(/[_.]/g, '-') : name;
  // Short names are close to each other without anybody's intent.
  if (written.length < 5 || known.has(written) || INNOCENT.has(written) || written.startsWith('@')) return null;
  for (const other of known) if (other.length >= 5 && isOneSlip(written, other)) return other;
  return null;
}

/** One letter more, less, other, or two of them swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a.charAt(start) === b.charAt(start)) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right === `${left.charAt(1)}${left.charAt(0)}`;
}
