import { graphql } from '../example';
import { type ApiRule, apiRule } from '../rule';

const HELP = 'https://graphql.org/learn/schema-design/#versioning';
const LANGUAGES = ['graphql'] as const;

export const GRAPHQL_CHANGE_RULES: readonly ApiRule[] = [
  apiRule({
    name: 'graphql-type-removed',
    languages: LANGUAGES,
    title: 'A type is gone from the schema, or has become one of another kind: queries that name it fail',
    advice: 'Keep it until nobody asks for it, with its fields marked @deprecated.',
    help: HELP,
    examples: {
      bad: [
        graphql('type A { a: Int }\ntype B { b: Int }', 'type A { a: Int }'),
        graphql('enum E { X }\ntype A { a: Int }', 'type A { a: Int }'),
        graphql('type A { a: Int }', 'interface A { a: Int }'),
      ],
      ok: [
        graphql('type A { a: Int }', 'type A { a: Int }\ntype B { b: Int }'),
        graphql('"""type Z { z: Int }"""\ntype A { a: Int }', 'type A { a: Int }'),
        graphql('type B { b: Int }\ntype A { a: Int }', 'type A { a: Int }\ntype B { b: Int }'),
      ],
    },
  }),
  apiRule({
    name: 'graphql-field-removed',
    languages: LANGUAGES,
    title: 'A field or an argument is gone from the schema: queries that name it are refused as a whole',
    advice: 'Mark it @deprecated, and take it out when nobody asks for it any more.',
    help: HELP,
    examples: {
      bad: [
        graphql('type A { a: Int, b: Int }', 'type A { a: Int }'),
        graphql('type Q { users(first: Int, after: String): [Int!]! }', 'type Q { users(first: Int): [Int!]! }'),
        graphql('input I { a: Int\n b: Int = 2 }', 'input I { a: Int }'),
      ],
      ok: [
        graphql('type A { a: Int }', 'type A { a: Int, b: Int }'),
        graphql('type A { a: Int, b: Int }', 'type A { a: Int, b: Int @deprecated(reason: "a") }'),
        graphql('type A { a: Int, b: Int }', 'type A { b: Int, a: Int } # moved'),
      ],
    },
  }),
  apiRule({
    name: 'graphql-type-changed',
    languages: LANGUAGES,
    title: 'A field or an argument has another type than before: clients are generated for the old one',
    advice: 'Add a field of the new type beside it, and mark this one @deprecated.',
    help: HELP,
    examples: {
      bad: [
        graphql('type A { a: Int! }', 'type A { a: Int }'),
        graphql('type A { a: [Int] }', 'type A { a: Int }'),
        graphql('type Q { u(id: ID): Int }', 'type Q { u(id: ID!): Int }'),
      ],
      ok: [
        graphql('type A { a: Int }', 'type A { a: Int! }'),
        graphql('type Q { u(id: ID!): Int }', 'type Q { u(id: ID): Int }'),
        graphql('input I { a: [Int!]! }', 'input I { a: [Int] }'),
      ],
    },
  }),
  apiRule({
    name: 'graphql-argument-required',
    languages: LANGUAGES,
    title: 'Queries must give something that they need not have given before',
    advice: 'Make it optional or give it a default.',
    help: HELP,
    examples: {
      bad: [
        graphql('type Q { u: Int }', 'type Q { u(id: ID!): Int }'),
        graphql('input I { a: Int }', 'input I { a: Int, b: Int! }'),
        graphql('type Q { u(a: Int): Int }', 'type Q { u(a: Int, b: [Int!]!): Int }'),
      ],
      ok: [
        graphql('type Q { u: Int }', 'type Q { u(id: ID): Int }'),
        graphql('input I { a: Int }', 'input I { a: Int, b: Int! = 3 }'),
        graphql('type Q { u: Int }', 'type Q { u: Int, v(id: ID!): Int }'),
      ],
    },
  }),
  apiRule({
    name: 'graphql-value-removed',
    languages: LANGUAGES,
    title: 'A value of an enumeration or a member of a union is gone: queries that name it are refused',
    advice: 'Mark the value @deprecated, and take it out when nobody uses it any more.',
    help: HELP,
    examples: {
      bad: [
        graphql('enum E { A B }', 'enum E { A }'),
        graphql('enum E { A @deprecated B }', 'enum E { A @deprecated }'),
        graphql('union U = A | B', 'union U = A'),
      ],
      ok: [
        graphql('enum E { A }', 'enum E { A B }'),
        graphql('enum E { A B }', 'enum E { B A @deprecated }'),
        graphql('union U = A | B', 'union U = | B | A | C'),
      ],
    },
  }),
];
