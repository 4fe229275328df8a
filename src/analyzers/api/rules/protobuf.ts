import { proto } from '../example';
import { type ApiRule, apiRule } from '../rule';

const HELP = 'https://protobuf.dev/programming-guides/proto3/#updating';
const LANGUAGES = ['protobuf'] as const;

export const PROTOBUF_CHANGE_RULES: readonly ApiRule[] = [
  apiRule({
    name: 'protobuf-number-changed',
    severity: 'blocker',
    languages: LANGUAGES,
    title: 'The field has another number than before: old and new programs read its values as something else',
    advice: 'Give it its old number back; a new field gets a number that was never used.',
    help: HELP,
    examples: {
      bad: [
        proto('message A { int32 a = 1; }', 'message A { int32 a = 2; }'),
        proto('message A { int32 a = 1; int32 b = 2; }', 'message A { int32 a = 2; int32 b = 1; }'),
        proto('enum E { X = 0; Y = 1; }', 'enum E { X = 0; Y = 2; }'),
      ],
      ok: [
        proto('message A { int32 a = 1; }', 'message A { int32 a = 1; int32 b = 2; }'),
        proto('message A { int32 a = 1; }', 'message A { int32 b = 2; int32 a = 1; }'),
        proto('enum E { X = 0; }', 'enum E { X = 0; Y = 1; }'),
      ],
    },
  }),
  apiRule({
    name: 'protobuf-number-reused',
    severity: 'blocker',
    languages: LANGUAGES,
    title: 'The number of a field that is gone stands for another one: what was stored or sent before is misread',
    advice: 'Give the new field a new number, and reserve the old one.',
    help: HELP,
    examples: {
      bad: [
        proto('message A { int32 a = 1; }', 'message A { string b = 1; }'),
        proto(
          'message A { oneof o { int32 a = 1; string c = 2; } }',
          'message A { oneof o { bytes b = 1; string c = 2; } }',
        ),
        proto('message A { int32 a = 1; B b = 2; }', 'message A { repeated string c = 2; int32 a = 1; }'),
      ],
      ok: [
        proto('message A { int32 a = 1; }', 'message A { reserved 1; string b = 2; }'),
        proto('message A { int32 a = 1; }', 'message A { int32 renamed = 1; }'),
        proto('message A { int32 a = 1; }', 'message A { int32 a = 1; message B { string b = 1; } }'),
      ],
    },
  }),
  apiRule({
    name: 'protobuf-number-not-reserved',
    languages: LANGUAGES,
    title:
      'A field is gone and its number is free: the next field that gets it misreads what was stored or sent before',
    advice: 'Add reserved with its number and its name.',
    help: 'https://protobuf.dev/programming-guides/proto3/#fieldreserved',
    examples: {
      bad: [
        proto('message A { int32 a = 1; int32 b = 2; }', 'message A { int32 a = 1; }'),
        proto('enum E { X = 0; Y = 1; }', 'enum E { X = 0; }'),
        proto('message A { int32 a = 1; int32 b = 2; }', 'message A { reserved 3 to 5; int32 a = 1; }'),
      ],
      ok: [
        proto('message A { int32 a = 1; int32 b = 2; }', 'message A { reserved 2; reserved "b"; int32 a = 1; }'),
        proto('message A { int32 a = 1; int32 b = 4; }', 'message A { reserved 3 to 5; int32 a = 1; }'),
        proto('message A { int32 a = 1; int32 b = 9; }', 'message A { reserved 2 to max; int32 a = 1; }'),
      ],
    },
  }),
  apiRule({
    name: 'protobuf-type-changed',
    languages: LANGUAGES,
    title:
      'The type is another one than before and is written differently: old and new programs do not understand each other',
    advice: 'Add a field of the new type with a number of its own, and reserve this one.',
    help: HELP,
    examples: {
      bad: [
        proto('message A { int32 a = 1; }', 'message A { string a = 1; }'),
        proto('message A { int32 a = 1; }', 'message A { repeated int32 a = 1; }'),
        proto('service S { rpc Get (A) returns (B); }', 'service S { rpc Get (A) returns (C); }'),
      ],
      ok: [
        proto('message A { int32 a = 1; }', 'message A { int64 a = 1; }'),
        proto('message A { string a = 1; }', 'message A { optional string a = 1; }'),
        proto('message A { Money a = 1; }', 'message A { shop.Money a = 1; }'),
        proto('service S { rpc Get (A) returns (B); }', 'service S { rpc Get (A) returns (B) { option x = (1); } }'),
      ],
    },
  }),
  apiRule({
    name: 'protobuf-method-removed',
    languages: LANGUAGES,
    title: 'A method is gone from the service: clients that call it fail',
    advice: 'Mark it deprecated, and take it out when nobody calls it any more.',
    help: HELP,
    examples: {
      bad: [
        proto(
          'service S { rpc Get (A) returns (B); rpc Put (A) returns (B); }',
          'service S { rpc Get (A) returns (B); }',
        ),
        proto('service S { rpc Get (A) returns (B) {} }', 'service S { }'),
        proto('service S { rpc Get (A) returns (stream B); }', 'service S { rpc Fetch (A) returns (stream B); }'),
      ],
      ok: [
        proto(
          'service S { rpc Get (A) returns (B); }',
          'service S { rpc Get (A) returns (B); rpc Put (A) returns (B); }',
        ),
        proto(
          'service S { rpc Get (A) returns (B); }',
          'service S { rpc Get (A) returns (B) { option deprecated = true; } }',
        ),
        proto(
          '// rpc Old (A) returns (B);\nservice S { rpc Get (A) returns (B); }',
          'service S { rpc Get (A) returns (B); }',
        ),
      ],
    },
  }),
  apiRule({
    name: 'protobuf-type-removed',
    languages: LANGUAGES,
    title: 'A message, an enumeration or a service is gone: programs that use it no longer compile',
    advice: 'Keep it, marked deprecated, until nobody uses it any more.',
    help: HELP,
    examples: {
      bad: [
        proto('message A { int32 a = 1; }\nmessage B { int32 a = 1; }', 'message A { int32 a = 1; }'),
        proto('message A { enum E { X = 0; } }', 'message A { }'),
        proto('service S { rpc Get (A) returns (B); }\nmessage A {}', 'message A {}'),
      ],
      ok: [
        proto('message A { int32 a = 1; }', 'message A { int32 a = 1; }\nmessage B {}'),
        proto('message B {}\nmessage A {}', 'message A {}\nmessage B {}'),
        proto('/* message C {} */\nmessage A {}', 'message A {}'),
      ],
    },
  }),
  apiRule({
    name: 'protobuf-package-changed',
    languages: LANGUAGES,
    title: 'The package has another name: the full names of all its messages and services change with it',
    advice: 'Keep the package; a new version of the API gets a file of its own.',
    help: HELP,
    examples: {
      bad: [
        proto('package a;', 'package b;'),
        proto('package shop.v1;', 'package shop.v2;'),
        proto('package a;\nmessage M {}', 'package a.b;\nmessage M {}'),
      ],
      ok: [
        proto('package a;', 'package a;\nmessage M {}'),
        proto('message M {}', 'package a;\nmessage M {}'),
        proto('package a;\nimport "b.proto";', 'package a;\nimport "c.proto";'),
      ],
    },
  }),
];
