import { isOneSlip } from '../one-slip';

/** Packages that everybody knows, and whose names others imitate. */
const NPM =
  'express react react-dom lodash axios chalk commander typescript webpack eslint prettier jest mocha moment request async debug dotenv mongoose sequelize passport jsonwebtoken bcrypt bcryptjs socket.io nodemon cors body-parser cookie-parser redux react-redux react-router vue angular jquery bootstrap underscore rxjs inquirer yargs glob rimraf mkdirp semver uuid winston morgan helmet multer nodemailer puppeteer playwright cheerio discord.js electron graphql apollo-server mysql mysql2 sqlite3 mongodb redis ioredis cross-env concurrently husky rollup vite esbuild babel-core node-fetch form-data colors classnames styled-components tailwindcss postcss autoprefixer stripe aws-sdk firebase next nuxt svelte prop-types immer zustand fastify koa hapi knex typeorm prisma bluebird ethers web3 crypto-js cross-spawn minimist through2 date-fns dayjs validator joi zod sharp ts-node tsx vitest cypress sinon chai supertest'.split(
    ' ',
  );

const PYPI =
  'requests numpy pandas django flask scipy matplotlib tensorflow torch boto3 botocore urllib3 setuptools certifi idna charset-normalizer python-dateutil pyyaml cryptography pillow sqlalchemy jinja2 click pytest virtualenv beautifulsoup4 selenium scrapy celery redis psycopg2 psycopg2-binary pymongo fastapi uvicorn gunicorn pydantic aiohttp httpx openai transformers scikit-learn paramiko colorama rich tqdm markupsafe werkzeug itsdangerous docutils lxml pyopenssl simplejson six packaging attrs wheel pip tox black mypy pylint flake8 isort coverage sphinx ansible kubernetes docker google-cloud-storage azure-storage-blob pyjwt passlib bcrypt python-dotenv loguru alembic networkx opencv-python nltk spacy streamlit jupyter notebook ipython plotly seaborn xgboost lightgbm'.split(
    ' ',
  );

const RUBYGEMS =
  'rails rspec rspec-rails devise sidekiq nokogiri sinatra faraday activerecord activesupport actionpack activemodel pundit faker sequel dotenv dotenv-rails rubocop rubocop-rails capybara factory_bot factory_bot_rails kaminari bundler mysql2 sqlite3 httparty webmock simplecov jbuilder turbo-rails stimulus-rails bootsnap cancancan shrine stripe carrierwave paperclip omniauth doorkeeper rest-client concurrent-ruby minitest guard letter_opener image_processing aws-sdk-s3 graphql grape resque whenever friendly_id paper_trail will_paginate simple_form administrate activeadmin ransack redis bcrypt better_errors byebug listen spring webpacker importmap-rails'.split(
    ' ',
  );

const CARGO =
  'serde serde_json serde_yaml serde_derive tokio tokio-util async-trait anyhow thiserror reqwest hyper tracing tracing-subscriber regex chrono rayon futures bytes itertools once_cell lazy_static num_cpus crossbeam parking_lot indexmap hashbrown tempfile base64 diesel actix-web rocket tonic prost rustls openssl criterion proptest env_logger structopt bincode smallvec bitflags nalgebra ndarray walkdir semver percent-encoding proc-macro2 quote unicode-width wasm-bindgen'.split(
    ' ',
  );

const PACKAGIST =
  'laravel/framework laravel/sanctum laravel/tinker guzzlehttp/guzzle guzzlehttp/psr7 monolog/monolog symfony/console symfony/http-foundation symfony/framework-bundle phpunit/phpunit doctrine/orm doctrine/dbal twig/twig nesbot/carbon ramsey/uuid league/flysystem predis/predis phpstan/phpstan mockery/mockery fakerphp/faker friendsofphp/php-cs-fixer squizlabs/php_codesniffer firebase/php-jwt phpmailer/phpmailer vlucas/phpdotenv intervention/image spatie/laravel-permission barryvdh/laravel-debugbar aws/aws-sdk-php stripe/stripe-php swiftmailer/swiftmailer slim/slim nikic/php-parser'.split(
    ' ',
  );

/** Where packages are published, each with names of its own. */
export type Registry = 'npm' | 'pypi' | 'rubygems' | 'cargo' | 'packagist';

const KNOWN: Readonly<Record<Registry, ReadonlySet<string>>> = {
  npm: new Set(NPM),
  pypi: new Set(PYPI),
  rubygems: new Set(RUBYGEMS),
  cargo: new Set(CARGO),
  packagist: new Set(PACKAGIST),
};

/** Real packages whose names are close to a better known one. */
const INNOCENT = new Set(
  'preact vuex eclint tslint jslint color colord reacts mocks koa2 uuid4 nuxt3 web3js globs jests mysql3 keras docker2 expresso through gaxios enquirer crypt dargs mquery aws-cdk mssql graphiql vasync mimer sqlite mkdirp2 ttypescript crypto-es ps-node scrypt rsync bcrypto preact-router crypto-ts react-router5 angular2 prism axiom server psycopg psycopg-binary cattrs scapy pyaml httpr spython usort willow unicorn bpython grequests fastai torchx slack ngboost scipp retworkx ctransformers djongo ipytest hyperx crayon socket mysql'.split(
    ' ',
  ),
);

/** The well-known package that this name is one slip of the keyboard away from; null when there is none. */
export function imitated(name: string, registry: Registry): string | null {
  const known = KNOWN[registry];
  const written = registry === 'pypi' ? name.toLowerCase().replace(/[_.]/g, '-') : name;
  // Short names are close to each other without anybody's intent.
  if (written.length < 5 || known.has(written) || INNOCENT.has(written) || written.startsWith('@')) return null;
  for (const other of known)
    if (other.length >= 5 && isOneSlip(written, other) && vendor(written) !== vendor(other)) return other;
  return null;
}

/** Who published `vendor/name` owns all names behind the slash; elsewhere nobody does. */
function vendor(name: string): string {
  const slash = name.indexOf('/');
  return slash < 0 ? name : name.slice(0, slash);
}
